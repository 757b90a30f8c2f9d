/** The benchmark's command: cases, engines, browsers, a table and JSON. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES, makeCase, makeHistoryCase, type Case } from './cases.ts';
import { generate, TEMPLATES } from './documents.ts';
import { openBrowser, type Bench } from './browser.ts';
import { randomOf } from './random.ts';
import { summarise, tableOf, type Row } from './report.ts';
import { ENGINES, runCase, type Effort } from './runs.ts';
import { element, fromPlain, isText, textOf, type Element } from './tree.ts';

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  pages: { type: 'string' },
  history: { type: 'string' },
  json: { type: 'string' },
  browsers: { type: 'string', default: 'chromium' },
  only: { type: 'string' },
  part: { type: 'string' },
  engines: { type: 'string' },
  quick: { type: 'boolean', default: false },
} as const;

async function treesIn(bench: Bench, folder: string): Promise<[string, Element][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html')).toSorted();
  const trees: [string, Element][] = [];
  for (const name of names) {
    const root = fromPlain(await bench.parse(await readFile(join(folder, name), 'utf8')));
    if (!isText(root)) trees.push([basename(name, '.html'), root]);
  }
  return trees;
}

/** Pages after one another until they have so many characters; `undefined` if there are too few. */
function joined(trees: readonly [string, Element][], characters: number): Element | undefined {
  const root = element('div');
  let size = 0;
  for (const [, tree] of trees) {
    if (size >= characters) return root;
    root.children.push(tree);
    size += textOf(tree).length;
  }
  return size >= characters ? root : undefined;
}

const SMALL = 180_000;
const LARGE = 2_000_000;

/** Runs the benchmark; answers the exit code. */
export async function main(arguments_: string[], script: string): Promise<number> {
  const { values } = parseArgs({ args: arguments_, options: OPTIONS, allowPositionals: true });
  const seed = Number(values.seed);
  const engines = values.engines?.split(',') ?? ENGINES;
  /** Accuracy: one repetition; peers get a little time for each case. */
  const ACCURACY: Effort = { repetitions: 1, peerLimit: 400, fresh: false, engines };
  const rows: Row[] = [];
  const wanted = (name: string): boolean =>
    values.only === undefined || values.only.split(',').includes(name);
  const part = (name: string): boolean => values.part === undefined || values.part.split(',').includes(name);
  const add = async (bench: Bench, made: Case | undefined, effort: Effort): Promise<void> => {
    if (made !== undefined)
      rows.push(...(await runCase(bench, made, effort, randomOf(seed, made.document + made.mutation))));
  };
  for (const name of values.browsers.split(',')) {
    const bench = await openBrowser(name, script);
    try {
      const pages = values.pages === undefined ? [] : await treesIn(bench, values.pages);
      const accuracy = name === 'chromium';
      if (accuracy && part('accuracy')) {
        for (const template of Object.keys(TEMPLATES)) {
          const tree = generate(randomOf(seed, template), template, 20_000);
          for (const mutation of CASES.filter(wanted))
            await add(bench, makeCase(template, tree, mutation, 60, seed), ACCURACY);
        }
      }
      if (accuracy && part('pages')) {
        for (const [page, tree] of pages) {
          for (const mutation of CASES.filter(wanted))
            await add(bench, makeCase(page, tree, mutation, 12, seed), ACCURACY);
        }
      }
      if (accuracy && values.history !== undefined && part('history')) {
        const versions = await treesIn(bench, values.history);
        for (const [at, [, old]] of versions.entries()) {
          for (const [newer, [, now]] of versions.entries()) {
            if (newer <= at) continue;
            await add(
              bench,
              makeHistoryCase(`history ${at + 1}-${newer + 1}`, old, now, values.quick ? 30 : 100, seed),
              ACCURACY,
            );
          }
        }
      }
      if (part('time')) {
        const repetitions = values.quick ? 2 : 5;
        for (const size of [SMALL, LARGE]) {
          const trees: [string, Element | undefined][] = [
            ['generated', generate(randomOf(seed, 'time'), 'quotations', size)],
            ['pages', joined(pages, size)],
          ];
          for (const [kind, tree] of trees) {
            if (tree === undefined) continue;
            const document = `${kind} ${size / 1000}k`;
            for (const mutation of ['none', 'typos3', 'insdel', 'moved', 'heavy'].filter(wanted)) {
              const late = mutation === 'moved' || mutation === 'heavy';
              for (const count of late ? [1000] : [100, 1000]) {
                const effort = { repetitions: late ? 1 : repetitions, peerLimit: 1000, fresh: true, engines };
                await add(bench, makeCase(document, tree, mutation, count, seed), effort);
              }
            }
          }
        }
      }
    } finally {
      await bench.close();
    }
  }
  console.log(tableOf(rows));
  const { text, missed } = summarise(rows);
  console.log(text);
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(rows, null, 1));
  return missed ? 1 : 0;
}
