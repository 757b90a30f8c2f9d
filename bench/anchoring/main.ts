/** The benchmark's command: cases, engines, browsers, a table and JSON. */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { accuracyOf } from './accuracy.ts';
import { openBrowser, type Bench } from './browser.ts';
import { CASES, makeCase, makeHistoryCase, type Case } from './cases.ts';
import { generate, TEMPLATES } from './documents.ts';
import { treesIn } from './html.ts';
import { randomOf } from './random.ts';
import { readerRow } from './reader-cases.ts';
import { CHANGES, shortRows } from './readers.ts';
import { summariseAccuracy, summariseTimes, type Row } from './report.ts';
import { ENGINES, runCase, runPaint } from './runs.ts';
import { MOST_TAX } from './targets.ts';
import { element, textOf, type Element } from './tree.ts';

const OPTIONS = {
  seed: { type: 'string', default: '1' },
  pages: { type: 'string' },
  history: { type: 'string' },
  json: { type: 'string' },
  browsers: { type: 'string', default: 'chromium,firefox' },
  only: { type: 'string' },
  part: { type: 'string' },
  engines: { type: 'string' },
  quick: { type: 'boolean', default: false },
} as const;

type Trees = readonly (readonly [string, Element])[];

/** What of the benchmark runs, and how thoroughly. */
interface Plan {
  readonly seed: number;
  readonly quick: boolean;
  readonly engines: readonly string[];
  wants(mutation: string): boolean;
}

/** Pages after one another until they have so many characters; `undefined` if there are too few. */
function joined(trees: Trees, characters: number): Element | undefined {
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

function documents(pages: Trees, size: number, seed: number): [string, Element][] {
  const page = joined(pages, size);
  const generated = generate(randomOf(seed, 'time'), 'quotations', size);
  return [
    [`generated ${size / 1000}k`, generated],
    ...(page === undefined ? [] : [[`pages ${size / 1000}k`, page] as [string, Element]]),
  ];
}

/** Cases that are judged alone: short documents of every kind, pages, histories, and long documents. */
function* judged(
  plan: Plan,
  parts: ReadonlySet<string>,
  pages: Trees,
  versions: Trees,
): Generator<Case | undefined> {
  const { seed, quick } = plan;
  const cases = CASES.filter((name) => plan.wants(name));
  if (parts.has('accuracy')) {
    for (const template of Object.keys(TEMPLATES)) {
      const tree = generate(randomOf(seed, template), template, 20_000);
      for (const mutation of cases) yield makeCase(template, tree, mutation, 60, seed);
    }
  }
  if (parts.has('pages')) {
    for (const [page, tree] of quick ? pages.filter((_, at) => at % 4 === 0) : pages) {
      for (const mutation of cases) yield makeCase(page, tree, mutation, 12, seed);
    }
  }
  if (parts.has('history') && plan.wants('history')) {
    for (const [at, [, old]] of versions.entries()) {
      for (const [newer, [, now]] of versions.entries()) {
        if (newer > at)
          yield makeHistoryCase(`history ${at + 1}-${newer + 1}`, old, now, quick ? 30 : 100, seed);
      }
    }
  }
  if (parts.has('long')) {
    for (const size of quick ? [SMALL] : [SMALL, LARGE]) {
      for (const [document, tree] of documents(pages, size, seed)) {
        for (const mutation of ['dom', 'typography', 'typos5', 'insdel', 'moved', 'heavy', 'deleted'].filter(
          (name) => plan.wants(name),
        ))
          yield makeCase(document, tree, mutation, 1000, seed);
      }
    }
  }
}

/** What readers meet, in short documents of every kind and in pages: a change for each passage. */
function* readerRows(plan: Plan, pages: Trees): Generator<Row> {
  const { seed, quick } = plan;
  const trees: (readonly [string, Element])[] = Object.keys(TEMPLATES).map((template) => [
    template,
    generate(randomOf(seed, template), template, 12_000),
  ]);
  for (let at = 1; at <= 4; at++) trees.push([`rows ${at}`, shortRows(randomOf(seed, `rows ${at}`))]);
  trees.push(...(quick ? pages.filter((_, at) => at % 4 === 0) : pages));
  for (const name of Object.keys(CHANGES).filter((one) => plan.wants(one))) {
    for (const [document, tree] of trees) yield readerRow(document, tree, name, seed);
  }
}

/** Times of one browser; answers the rows and what else went wrong. */
async function timed(
  bench: Bench,
  plan: Plan,
  parts: ReadonlySet<string>,
  pages: Trees,
): Promise<{ rows: Row[]; trouble: string[] }> {
  const rows: Row[] = [];
  const trouble: string[] = [];
  const { seed, quick, engines } = plan;
  const repetitions = quick ? 3 : 5;
  for (const size of [SMALL, LARGE]) {
    for (const [document, tree] of documents(pages, size, seed)) {
      const made = (mutation: string, count: number): Case => {
        const one = makeCase(document, tree, mutation, count, seed);
        if (one === undefined) throw new Error(`${document} has too little text`);
        return one;
      };
      for (const mutation of parts.has('time')
        ? ['none', 'typos3', 'insdel'].filter((name) => plan.wants(name))
        : []) {
        for (const count of [100, 1000]) {
          const effort = { repetitions, peerLimit: quick ? 150 : 400, engines };
          rows.push(
            ...(await runCase(bench, made(mutation, count), effort, randomOf(seed, document + mutation))),
          );
        }
      }
      if (!parts.has('paint')) continue;
      const costs = await runPaint(bench, made('none', 1000), made('typos3', 1000), repetitions);
      rows.push(...costs.rows);
      trouble.push(...costs.trouble);
      const tax = costs.rows.find(({ mutation }) => mutation === 'mutation-tax');
      if (tax !== undefined && tax.coldMs > MOST_TAX * tax.warmMs)
        trouble.push(
          `${bench.name}, ${document}: page mutations cost ${(tax.coldMs / tax.warmMs).toFixed(1)}× as much`,
        );
    }
  }
  return { rows, trouble };
}

/** Runs the benchmark; answers the exit code: 1 where a target was missed. */
export async function main(arguments_: string[], script: string): Promise<number> {
  const { values } = parseArgs({ args: arguments_, options: OPTIONS });
  const plan: Plan = {
    seed: Number(values.seed),
    quick: values.quick,
    engines: values.engines?.split(',') ?? ENGINES,
    wants: (name) => values.only === undefined || values.only.split(',').includes(name),
  };
  const parts = new Set(
    values.part?.split(',') ?? ['accuracy', 'readers', 'pages', 'history', 'long', 'time', 'paint'],
  );
  const pages = values.pages === undefined ? [] : await treesIn(values.pages);
  const versions = values.history === undefined ? [] : await treesIn(values.history);
  const rows: Row[] = [];
  for (const made of judged(plan, parts, pages, versions)) {
    if (made !== undefined) rows.push(...accuracyOf(made, plan.engines));
  }
  if (parts.has('readers')) rows.push(...readerRows(plan, pages));
  const trouble: string[] = [];
  for (const name of parts.has('time') || parts.has('paint') ? values.browsers.split(',') : []) {
    const bench = await openBrowser(name, script);
    try {
      const results = await timed(bench, plan, parts, pages);
      rows.push(...results.rows);
      trouble.push(...results.trouble);
    } finally {
      await bench.close();
    }
  }
  if (values.json !== undefined) await writeFile(values.json, JSON.stringify(rows, null, 1));
  const times = summariseTimes(rows);
  const accuracy = summariseAccuracy(rows);
  console.log([...times.lines, ...accuracy.lines, '', ...trouble].join('\n'));
  return times.missed || accuracy.missed || trouble.length > 0 ? 1 : 0;
}
