/** Runs once before the browser tests: builds the extension for this run alone, finds the browsers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BROWSERS, build } from '../../../build.mjs';
import { ensureBrowsers, type Found } from '../../../scripts/browsers.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Holds a folder `chrome` and a folder `firefox`. */
    extensions: string;
    browsers: Found[];
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-build-'));
  for (const browser of BROWSERS) await build(browser, join(folder, browser));
  project.provide('extensions', folder);
  project.provide('browsers', await ensureBrowsers());
  return () => rm(folder, { recursive: true, force: true });
}
