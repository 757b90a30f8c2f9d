/** Rows as a table, sums by case, and the targets that were missed. */
import type { Judgement } from './truth.ts';

export interface Row extends Record<Judgement, number> {
  readonly document: string;
  readonly characters: number;
  readonly mutation: string;
  readonly n: number;
  readonly engine: string;
  /** Medians of the repetitions; `coldMinMs` is the least. */
  readonly coldMs: number;
  readonly coldMinMs: number;
  readonly warmMs: number;
  readonly browser: string;
  /** True where an engine's time ran out and its times are scaled from a part of the passages. */
  readonly scaled: boolean;
}

const JUDGEMENTS = ['right', 'near', 'bad', 'orphan', 'uncertain', 'rightlyOrphaned'] as const;

const milliseconds = (value: number): string => value.toFixed(value < 10 ? 2 : 0).padStart(8);

/** The timed rows, with ratios to ours. */
export function tableOf(rows: readonly Row[]): string {
  const lines: string[] = ['', 'time: cold median (min) and warm, ms; ratio of the cold medians to ours'];
  for (const row of rows.filter(({ document }) => document.endsWith('k'))) {
    const own = rows.find(
      (other) =>
        other.engine === 'postil' &&
        other.browser === row.browser &&
        other.document === row.document &&
        other.mutation === row.mutation &&
        other.n === row.n,
    );
    const ratio = own === undefined || own === row ? '' : `${(row.coldMs / own.coldMs).toFixed(1)}×`;
    lines.push(
      `${row.browser.padEnd(9)}${row.document.padEnd(17)}${row.mutation.padEnd(8)}${String(row.n).padStart(5)} ${row.engine.padEnd(22)}` +
        `${milliseconds(row.coldMs)} (${milliseconds(row.coldMinMs)})${milliseconds(row.warmMs)} ${ratio.padStart(9)}${row.scaled ? ' ~' : ''}`,
    );
  }
  return lines.join('\n');
}

interface Sums extends Record<Judgement, number> {
  judged: number;
}

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

/** Least share of right (or near) answers among those that could be, and most bad ones, in per cent. */
const TARGETS: Readonly<Record<string, { right?: number; near?: boolean; bad: number }>> = {
  none: { right: 100, bad: 0 },
  dom: { right: 100, bad: 0 },
  typography: { right: 100, bad: 0 },
  typos1: { right: 99.7, bad: 0.1 },
  typos3: { right: 99.7, bad: 0.1 },
  typos5: { right: 99.7, bad: 0.1 },
  insdel: { right: 99.3, bad: 0.2 },
  moved: { right: 99.3, bad: 0.2 },
  heavy: { right: 97.5, bad: 0.5 },
  rewrite30: { right: 85, near: true, bad: 0.3 },
  deleted: { bad: 1 },
  decoy: { bad: 8 },
  repetition: { right: 90, bad: 100 },
  rendition: { right: 99.7, bad: 0.1 },
  'rendition-back': { right: 99.7, bad: 0.1 },
  history: { right: 99.5, bad: 0 },
};

/** Sums by case and engine, ours held against the targets. Passages rightly orphaned count as right. */
export function summarise(rows: readonly Row[]): { text: string; missed: boolean } {
  const lines: string[] = ['', 'accuracy, % of judged passages'];
  let missed = false;
  for (const mutation of new Set(rows.map((row) => row.mutation))) {
    for (const engine of new Set(rows.map((row) => row.engine))) {
      const sums = sumsOf(rows.filter((row) => row.mutation === mutation && row.engine === engine));
      if (sums.judged === 0) continue;
      const share = (judgement: Judgement): string =>
        ((100 * sums[judgement]) / sums.judged).toFixed(2).padStart(7);
      let verdict = '';
      const target = TARGETS[mutation];
      if (engine === 'postil' && target !== undefined) {
        const good = sums.right + sums.rightlyOrphaned + (target.near === true ? sums.near : 0);
        const right = (100 * good) / sums.judged;
        const bad = (100 * sums.bad) / sums.judged;
        const short = right < (target.right ?? 0) || bad > target.bad;
        missed ||= short;
        verdict = `${short ? 'MISSED' : 'met'} (≥ ${target.right ?? '–'}, ≤ ${target.bad} bad)`;
      }
      lines.push(
        `${mutation.padEnd(15)}${engine.padEnd(22)}${String(sums.judged).padStart(7)} ` +
          `${JUDGEMENTS.map((judgement) => `${judgement}${share(judgement)}`).join('  ')}  ${verdict}`,
      );
    }
  }
  return { text: lines.join('\n'), missed };
}
