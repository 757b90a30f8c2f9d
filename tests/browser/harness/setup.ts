/**
 * Runs once before the browser tests: finds the browsers, and builds the extension for this run
 * alone, packed and unpacked again, so that what is tested is what the stores get.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { TestProject } from 'vitest/node';
import { BROWSERS, build } from '../../../build.mjs';
import { ensureBrowsers, type Found } from '../../../scripts/browsers.mjs';
import { pack } from '../../../scripts/package.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Holds a folder `chrome` and a folder `firefox`. */
    extensions: string;
    browsers: Found[];
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-build-'));
  for (const browser of BROWSERS) {
    const built = join(folder, 'built', browser);
    await build(browser, built);
    for (const [name, bytes] of Object.entries(unzipSync(await pack(built)))) {
      const file = join(folder, browser, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
  }
  project.provide('extensions', folder);
  project.provide('browsers', await ensureBrowsers());
  return () => rm(folder, { recursive: true, force: true });
}
