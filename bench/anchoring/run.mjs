/**
 * npm run bench:anchoring -- --seed=N --pages=DIR --history=DIR --json=FILE --browsers=chromium,firefox
 *   --quick (fewer pages and repetitions) --part=accuracy,readers,pages,history,long,time,paint
 *   --only=MUTATION,… --engines=NAME,… --without=RULE,… (the engine without some of its rules: rules.mjs)
 * Rows, as JSON: { document, characters, mutation, n, engine, coldMs, warmMs, right, near, bad, orphan,
 * uncertain, rightlyOrphaned } and, besides, coldMinMs, browser and scaled: see report.ts and runs.ts.
 */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { without } from './rules.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../../out/bench');
await mkdir(out, { recursive: true });
const rules = process.argv.find((one) => one.startsWith('--without='))?.slice('--without='.length);
/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  target: 'es2022',
  logLevel: 'warning',
  plugins: [without(rules?.split(',') ?? [])],
};
await esbuild.build({
  ...common,
  entryPoints: [join(here, 'main.ts')],
  outfile: join(out, 'main.mjs'),
  platform: 'node',
  format: 'esm',
  packages: 'external',
});
await esbuild.build({
  ...common,
  entryPoints: [join(here, 'page.ts')],
  outfile: join(out, 'page.js'),
  format: 'iife',
});
const { main } = await import(pathToFileURL(join(out, 'main.mjs')).href);
process.exitCode = await main(
  process.argv.slice(2).filter((one) => !one.startsWith('--without=')),
  join(out, 'page.js'),
);
