/** Two suites: `unit` in Node with happy-dom, `browser` in the real Chromium and Firefox. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { BROWSER: '"chrome"' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'happy-dom',
          setupFiles: ['tests/setup.ts'],
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/browser/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/harness/setup.ts'],
          // Each file waits for its browsers most of the time: two at once take little more than one.
          maxWorkers: 2,
          // A real browser on a shared machine may miss a gesture once, never twice.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
