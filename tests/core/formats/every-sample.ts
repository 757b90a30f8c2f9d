/** The samples of all formats that are read, found in their folders. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/project.mjs';
import type { Sample } from '../../../src/core/formats/reading/sample.ts';

const folder = join(root, 'src/core/formats');
const paths = (await readdir(folder, { recursive: true })).filter((path) =>
  /^(?!reading)[\w-]+[\\/]sample\.ts$/.test(path),
);
const modules = await Promise.all(
  paths.map(async (path): Promise<{ samples: readonly Sample[] }> => import(join(folder, path))),
);

export const samples = modules.flatMap((module) => module.samples);
