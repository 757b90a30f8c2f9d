/** Runs one case: every engine, shuffled in each repetition, and what came out as rows. */
import type { Bench } from './browser.ts';
import type { Case } from './cases.ts';
import type { Run } from './page.ts';
import type { Random } from './random.ts';
import type { Row } from './report.ts';
import { judge, type Judgement } from './truth.ts';

export interface Effort {
  readonly repetitions: number;
  /** Milliseconds after which a peer stops; its times are scaled to all passages. */
  readonly peerLimit: number;
  /** Whether each peer too has a page of its own; ours always has. */
  readonly fresh: boolean;
  readonly engines: readonly string[];
}

export const ENGINES = ['postil', 'hypothesis', 'dom-anchor-text-quote', 'apache-annotator', 'position'];

const WARM_RUNS = 3;

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
};

export async function runCase(bench: Bench, made: Case, effort: Effort, random: Random): Promise<Row[]> {
  const runs = new Map<string, Run[]>(ENGINES.map((engine) => [engine, []]));
  for (let repetition = 0; repetition < effort.repetitions; repetition++) {
    const shared = effort.fresh ? undefined : await bench.open(made.tree);
    for (const engine of random.shuffle(effort.engines)) {
      const own = engine === 'postil' || shared === undefined;
      const sheet = own ? await bench.open(made.tree) : shared;
      const warm = effort.fresh ? WARM_RUNS : 0;
      const run =
        engine === 'postil'
          ? await sheet.postil(made.targets, WARM_RUNS)
          : await sheet.peer(engine, made.stored, warm, effort.peerLimit);
      if (repetition === 0 && engine === 'postil' && (await sheet.text()) !== made.text) {
        throw new Error(`${made.document}, ${made.mutation}: the page's text is not the tree's`);
      }
      runs.get(engine)?.push(run);
      if (own) await sheet.close();
    }
    await shared?.close();
  }
  console.error(`${bench.name}: ${made.document}, ${made.mutation}, ${made.targets.length}`);
  return effort.engines.map((engine) => rowOf(bench.name, made, engine, runs.get(engine) ?? []));
}

function rowOf(browser: string, made: Case, engine: string, runs: readonly Run[]): Row {
  const counts: Record<Judgement, number> = {
    right: 0,
    near: 0,
    bad: 0,
    orphan: 0,
    uncertain: 0,
    rightlyOrphaned: 0,
  };
  runs[0]?.answers.forEach((answer, index) => {
    const truth = made.truths[index];
    if (truth === undefined || answer === undefined) return;
    counts[judge(made.text, answer, truth)]++;
  });
  const cold = runs.map(({ coldMs }) => coldMs);
  return {
    document: made.document,
    characters: made.characters,
    mutation: made.mutation,
    n: made.targets.length,
    engine,
    coldMs: median(cold),
    coldMinMs: Math.min(...cold),
    warmMs: median(runs.map(({ warmMs }) => warmMs)),
    ...counts,
    browser,
    scaled: runs.some(({ scaled }) => scaled),
  };
}
