/** Accuracy without a browser: the engine is pure, and so are the rules of two peers. */
import { resolve } from '../../src/core/anchoring/resolve.ts';
import type { Resolution } from '../../src/core/anchoring/resolution.ts';
import type { Case } from './cases.ts';
import { medianOf, rowOf, type Row } from './report.ts';
import { RULES } from './rule.ts';
import type { Answer } from './truth.ts';

/** Milliseconds that each peer has for a case; it is judged by the passages that it came to. */
const PEER_LIMIT = 60;
const WARM_RUNS = 1;

export function answerOf(resolution: Resolution): Answer {
  if ('start' in resolution) return { start: resolution.start, end: resolution.end };
  return resolution.verdict === 'uncertain' ? 'uncertain' : 'orphan';
}

/** Rows of ours and of the peers that need no page. Times are those of a warm process: see the timed rows. */
export function accuracyOf(made: Case, engines: readonly string[]): Row[] {
  const rows: Row[] = [];
  for (const engine of engines) {
    const rule = RULES[engine];
    const times: number[] = [];
    let answers: Answer[] = [];
    if (engine === 'postil') {
      for (let run = 0; run <= WARM_RUNS; run++) {
        const since = performance.now();
        const resolutions = resolve(made.text, made.targets, made.layout);
        times.push(performance.now() - since);
        answers = resolutions.map(answerOf);
      }
    } else if (rule !== undefined) {
      const since = performance.now();
      for (const stored of made.stored) {
        if (answers.length > 0 && performance.now() - since > PEER_LIMIT) break;
        answers.push(rule(made.text, stored) ?? 'orphan');
      }
      times.push(((performance.now() - since) * made.stored.length) / answers.length);
    } else continue;
    rows.push(
      rowOf(made, engine, answers, {
        browser: 'node',
        coldMs: times[0] ?? 0,
        coldMinMs: Math.min(...times.slice(0, 1)),
        warmMs: medianOf(times.slice(1)) ?? times[0] ?? 0,
        scaled: answers.length < made.stored.length,
      }),
    );
  }
  return rows;
}
