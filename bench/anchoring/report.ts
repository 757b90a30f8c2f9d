/** Rows of results, and what they sum up to: a table, and the targets that were missed. */
import type { Case } from './cases.ts';
import { ACCURACY, LARGE, TIMES } from './targets.ts';
import { judge, type Answer, type Judgement } from './truth.ts';

/** How long an engine took for all passages of a case, in milliseconds. */
export interface Times {
  /** `chromium` or `firefox`; `node` where no page was needed. */
  readonly browser: string;
  /** Median of the repetitions, ours each in a page that never ran anything; `coldMinMs` is the least. */
  readonly coldMs: number;
  readonly coldMinMs: number;
  /** Later runs of ours in the same page. */
  readonly warmMs: number;
  /** True where an engine's time ran out and its times are scaled from a part of the passages. */
  readonly scaled: boolean;
}

export interface Row extends Times, Record<Judgement, number> {
  readonly document: string;
  readonly characters: number;
  readonly mutation: string;
  readonly n: number;
  readonly engine: string;
}

const JUDGEMENTS = ['right', 'near', 'bad', 'orphan', 'uncertain', 'rightlyOrphaned'] as const;

export function medianOf(numbers: readonly number[]): number | undefined {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}

/** The row of one engine's answers to a case. Passages that nobody could judge do not count. */
export function rowOf(
  made: Case,
  engine: string,
  answers: readonly (Answer | undefined)[],
  times: Times,
): Row {
  const counts: Record<Judgement, number> = {
    right: 0,
    near: 0,
    bad: 0,
    orphan: 0,
    uncertain: 0,
    rightlyOrphaned: 0,
  };
  answers.forEach((answer, index) => {
    const truth = made.truths[index];
    if (truth !== undefined && answer !== undefined) counts[judge(made.text, answer, truth)]++;
  });
  return {
    document: made.document,
    characters: made.characters,
    mutation: made.mutation,
    n: made.targets.length,
    engine,
    ...times,
    ...counts,
  };
}

export interface Summary {
  readonly lines: readonly string[];
  readonly missed: boolean;
}

const milliseconds = (value: number): string => value.toFixed(value < 10 ? 2 : 0).padStart(8);
const verdictOf = (short: boolean): string => (short ? 'MISSED' : 'met');

/** The timed rows with their ratios to ours, ours held against the targets. */
export function summariseTimes(rows: readonly Row[]): Summary {
  const lines: string[] = ['', 'time: cold median (min) and warm, ms; a ratio is a cold median to ours'];
  let missed = false;
  for (const row of rows.filter(({ browser }) => browser !== 'node')) {
    const alike = rows.filter(
      (other) =>
        other.browser === row.browser &&
        other.document === row.document &&
        other.mutation === row.mutation &&
        other.n === row.n,
    );
    const own = alike.find(({ engine }) => engine === 'postil');
    let remark = own === undefined || own === row ? '' : `${(row.coldMs / own.coldMs).toFixed(1)}×`;
    const target = TIMES.find(
      ({ mutation, n, large }) =>
        mutation === row.mutation && n === row.n && large === row.characters >= LARGE,
    );
    if (row.engine === 'postil' && row.browser === 'chromium' && target !== undefined) {
      const rule = alike.find(({ engine }) => engine === 'hypothesis');
      const ratio = target.ratio === undefined || rule === undefined ? Infinity : rule.coldMs / row.coldMs;
      const short = row.coldMs > target.ms || ratio < (target.ratio ?? 0);
      missed ||= short;
      const wanted = target.ratio === undefined ? '' : `, ≥ ${target.ratio}×, is ${ratio.toFixed(0)}×`;
      remark = `${verdictOf(short)} (≤ ${target.ms} ms${wanted})`;
    }
    lines.push(
      `${row.browser.padEnd(9)}${row.document.padEnd(17)}${row.mutation.padEnd(18)}${String(row.n).padStart(5)} ${row.engine.padEnd(22)}` +
        `${milliseconds(row.coldMs)} (${milliseconds(row.coldMinMs)})${milliseconds(row.warmMs)} ${remark}${row.scaled ? ' ~' : ''}`,
    );
  }
  return { lines, missed };
}

type Sums = Record<Judgement, number> & { judged: number };

function sumsOf(rows: readonly Row[]): Sums {
  const sums: Sums = { judged: 0, right: 0, near: 0, bad: 0, orphan: 0, uncertain: 0, rightlyOrphaned: 0 };
  for (const row of rows) {
    for (const judgement of JUDGEMENTS) {
      sums[judgement] += row[judgement];
      sums.judged += row[judgement];
    }
  }
  return sums;
}

/** Sums by case, size and engine, ours held against the targets. Passages rightly orphaned count as right. */
export function summariseAccuracy(rows: readonly Row[]): Summary {
  const lines: string[] = ['', 'accuracy, % of judged passages'];
  let missed = false;
  for (const large of [false, true]) {
    const sized = rows.filter((row) => row.characters >= LARGE === large);
    for (const mutation of new Set(sized.map((row) => row.mutation))) {
      for (const engine of new Set(sized.map((row) => row.engine))) {
        const sums = sumsOf(sized.filter((row) => row.mutation === mutation && row.engine === engine));
        if (sums.judged === 0) continue;
        const share = (count: number): number => (100 * count) / sums.judged;
        let verdict = '';
        const target = ACCURACY[large ? 'large' : 'small'][mutation];
        if (engine === 'postil' && target !== undefined) {
          const good = sums.right + sums.rightlyOrphaned + (target.near === true ? sums.near : 0);
          const short = share(good) < (target.right ?? 0) || share(sums.bad) > target.bad;
          missed ||= short;
          verdict = `${verdictOf(short)} (≥ ${target.right ?? '–'}, ≤ ${target.bad} bad)`;
        }
        const shares = JUDGEMENTS.map(
          (judgement) => `${judgement}${share(sums[judgement]).toFixed(2).padStart(7)}`,
        );
        lines.push(
          `${`${mutation}${large ? ' 2M' : ''}`.padEnd(18)}${engine.padEnd(22)}${String(sums.judged).padStart(7)} ${shares.join('  ')}  ${verdict}`,
        );
      }
    }
  }
  return { lines, missed };
}
