/** Two builds of the zip of the sources, in clean folders of two places, are the same bytes. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { BROWSERS } from '../../build.mjs';
import { pack, packSources } from '../../scripts/package.mjs';
import { out } from '../../scripts/project.mjs';

const places: string[] = [];
afterAll(() => Promise.all(places.map((place) => rm(place, { recursive: true }))));

/** The digest of every file that the unpacked sources build, and of the zips of the stores. */
async function buildElsewhere(prefix: string): Promise<Record<string, string>> {
  await mkdir(out, { recursive: true });
  // Below the project, where its packages are found.
  const project = await mkdtemp(join(out, prefix));
  places.push(project);
  for (const [name, bytes] of Object.entries(unzipSync(await packSources()))) {
    const file = join(project, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  // Budgets are a check of their own.
  const all = `import { build, BROWSERS } from './build.mjs'; for (const each of BROWSERS) await build(each);`;
  execFileSync(process.execPath, ['--input-type=module', '-e', all], { cwd: project, stdio: 'inherit' });
  const digests: Record<string, string> = {};
  const digest = (name: string, bytes: Uint8Array): void => {
    digests[name] = createHash('sha256').update(bytes).digest('hex');
  };
  for (const browser of BROWSERS) {
    const folder = join(project, 'dist', browser);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((candidate) => candidate.isFile())) {
      const file = join(entry.parentPath, entry.name);
      digest(`${browser}${file.slice(folder.length)}`, await readFile(file));
    }
    digest(`${browser}.zip`, await pack(folder));
  }
  return digests;
}

test('builds are the same bytes wherever they are made', async () => {
  const first = await buildElsewhere('one-');
  const second = await buildElsewhere('a longer name, ');
  expect(Object.keys(first).length).toBeGreaterThan(20);
  expect(second).toEqual(first);
});
