/** Timed cases in a browser: ours in a page of its own, engines shuffled in each repetition. */
import { resolve } from '../../src/core/anchoring/resolve.ts';
import { answerOf } from './accuracy.ts';
import type { Bench } from './browser.ts';
import type { Case } from './cases.ts';
import type { Run } from './page.ts';
import type { Random } from './random.ts';
import { medianOf, rowOf, type Row } from './report.ts';

export interface Effort {
  readonly repetitions: number;
  /** Milliseconds after which a peer stops; its times are scaled to all passages. */
  readonly peerLimit: number;
  readonly engines: readonly string[];
}

export const ENGINES = ['postil', 'hypothesis', 'dom-anchor-text-quote', 'apache-annotator', 'position'];

const WARM_RUNS = 3;

/** @throws Error where the page's text or the answers are not those of the accuracy runs */
export async function runCase(bench: Bench, made: Case, effort: Effort, random: Random): Promise<Row[]> {
  const runs = new Map<string, Run[]>(effort.engines.map((engine) => [engine, []]));
  for (let repetition = 0; repetition < effort.repetitions; repetition++) {
    // Ours pays for code that never ran, as a content script does; peers may share what they warmed.
    const shared = await bench.open(made.tree);
    for (const engine of random.shuffle(effort.engines)) {
      const sheet = engine === 'postil' ? await bench.open(made.tree) : shared;
      const run =
        engine === 'postil'
          ? await sheet.postil(made.targets, WARM_RUNS)
          : await sheet.peer(engine, made.stored, 0, effort.peerLimit);
      if (repetition === 0 && engine === 'postil') {
        const expected = JSON.stringify(resolve(made.text, made.targets).map(answerOf));
        if ((await sheet.text()) !== made.text || JSON.stringify(run.answers) !== expected)
          throw new Error(`${made.document}, ${made.mutation}: the page answers otherwise than the text`);
      }
      runs.get(engine)?.push(run);
      if (sheet !== shared) await sheet.close();
    }
    await shared.close();
  }
  console.error(
    `${(performance.now() / 1000).toFixed(0)} s: ${bench.name}, ${made.document}, ${made.mutation}, ${made.targets.length}`,
  );
  return effort.engines.map((engine) => {
    const own = runs.get(engine) ?? [];
    const cold = own.map(({ coldMs }) => coldMs);
    return rowOf(made, engine, own[0]?.answers ?? [], {
      browser: bench.name,
      coldMs: medianOf(cold) ?? 0,
      coldMinMs: Math.min(...cold),
      warmMs: medianOf(own.map(({ warmMs }) => warmMs)) ?? 0,
      scaled: own.some(({ scaled }) => scaled),
    });
  });
}

/**
 * What painting a case costs, as rows of its own, milliseconds in `coldMs` (median) and `coldMinMs`:
 * `resolve-and-paint` and `longest-task` cold, `paint` of the marks alone, and `mutation-tax`, whose
 * `warmMs` is what the same mutations of the page cost without marks.
 */
export async function runPaint(
  bench: Bench,
  made: Case,
  changed: Case,
  repetitions: number,
): Promise<{ rows: Row[]; trouble: string[] }> {
  const times: Record<string, number[]> = {
    'resolve-and-paint': [],
    'longest-task': [],
    paint: [],
    'mutation-tax': [],
    none: [],
  };
  const trouble: string[] = [];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const painted = await bench.open(made.tree);
    const { both, paint, nodes, taxed, untaxed } = await painted.paint(made.targets);
    times['resolve-and-paint']?.push(both);
    times['paint']?.push(paint);
    times['mutation-tax']?.push(taxed);
    times['none']?.push(untaxed);
    const layouts = await painted.layoutsOfPaint(made.targets);
    if (nodes !== 0 || layouts !== 0)
      trouble.push(`${made.document}: painting added ${nodes} nodes, ${layouts} layouts`);
    await painted.close();
    const sliced = await bench.open(changed.tree);
    times['longest-task']?.push(await sliced.longestTask(changed.targets));
    await sliced.close();
  }
  const rows = ['resolve-and-paint', 'paint', 'mutation-tax', 'longest-task'].map((mutation): Row => ({
    document: made.document,
    characters: made.characters,
    mutation,
    n: made.targets.length,
    engine: 'postil',
    browser: bench.name,
    coldMs: medianOf(times[mutation] ?? []) ?? 0,
    coldMinMs: Math.min(...(times[mutation] ?? [])),
    warmMs: mutation === 'mutation-tax' ? (medianOf(times['none'] ?? []) ?? 0) : 0,
    scaled: false,
    right: 0,
    near: 0,
    bad: 0,
    orphan: 0,
    uncertain: 0,
    rightlyOrphaned: 0,
  }));
  return { rows, trouble };
}
