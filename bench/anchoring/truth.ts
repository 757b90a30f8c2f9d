/** Judges answers by where each character of a passage went; no engine has a say. */
import { INVISIBLE, type Quote } from './quotes.ts';

/** An engine's answer for one passage, in units of the new text. */
export type Answer = Quote | 'orphan' | 'uncertain';

/** Where a passage went; `null`: it was deleted; `undefined`: torn apart or half gone, not judged. */
export type Truth = Quote | null | undefined;

export type Judgement = 'right' | 'near' | 'bad' | 'orphan' | 'uncertain' | 'rightlyOrphaned';

const SURVIVES = 0.5;
const GONE = 0.2;
const TOLERANCE = 3;

const VISIBLE = /[^\s\p{Cc}\p{Cf}\u034f]/u;

/** The places of each old character in the new text, as a reader for passages. */
export function truthOf(oldText: string, newText: string, origin: Int32Array): (quote: Quote) => Truth {
  const first = new Int32Array(oldText.length).fill(-1);
  const last = new Int32Array(oldText.length).fill(-1);
  origin.forEach((old, at) => {
    if (old < 0 || !VISIBLE.test(newText.charAt(at))) return;
    if ((first[old] ?? -1) < 0) first[old] = at;
    last[old] = at;
  });
  return ({ start, end }) => {
    let wanted = 0;
    const places: number[] = [];
    for (let old = start; old < end; old++) {
      if (!VISIBLE.test(oldText.charAt(old))) continue;
      wanted++;
      if ((first[old] ?? -1) >= 0) places.push(first[old] ?? -1, last[old] ?? -1);
    }
    const survived = places.length / 2;
    if (survived < wanted * GONE) return null;
    if (survived < wanted * SURVIVES) return undefined;
    places.sort((one, other) => one - other);
    // Parts between which other old text came to stand are places of their own.
    let best: number[] = [];
    let part: number[] = [];
    for (const place of places) {
      const before = part.at(-1);
      if (before !== undefined && holdsOthers(origin, before + 1, place, start, end)) part = [];
      part.push(place);
      if (part.length > best.length) best = part;
    }
    if (best.length < places.length * 0.8) return undefined;
    return { start: best[0] ?? 0, end: (best.at(-1) ?? 0) + 1 };
  };
}

function holdsOthers(origin: Int32Array, from: number, to: number, start: number, end: number): boolean {
  for (let at = from; at < to; at++) {
    const old = origin[at] ?? -1;
    if (old >= 0 && (old < start || old >= end)) return true;
  }
  return false;
}

/** How often the visible characters of a passage occur in a text. */
function occurrences(text: string, passage: string): number {
  let count = 0;
  for (let at = text.indexOf(passage); at >= 0; at = text.indexOf(passage, at + 1)) count++;
  return count;
}

/**
 * Another rendition of a page drops whole parts of it. Judged are the passages whose words occur once in
 * both renditions, or once in the old one and whose place is not in the new one: where a reader view
 * leaves out the middle of a passage, or all but one of several copies, nobody could say what is right.
 */
export function onceOnly(oldText: string, newText: string, truth: (quote: Quote) => Truth) {
  const older = oldText.replaceAll(INVISIBLE, '');
  const newer = newText.replaceAll(INVISIBLE, '');
  return (quote: Quote): Truth => {
    const passage = oldText.slice(quote.start, quote.end).replaceAll(INVISIBLE, '');
    if (occurrences(older, passage) !== 1) return undefined;
    const answer = truth(quote);
    return answer === null || occurrences(newer, passage) === 1 ? answer : undefined;
  };
}

/** How many characters that are not white space lie between two offsets. */
function distance(text: string, one: number, other: number): number {
  return visible(text, Math.min(one, other), Math.max(one, other));
}

/**
 * What an answer is worth. Of a passage that was deleted, `uncertain` is as right as an orphan: nothing
 * is painted, and the reader is told that the words are not where they were.
 */
export function judge(text: string, answer: Answer, truth: Quote | null): Judgement {
  if (truth === null) return typeof answer === 'string' ? 'rightlyOrphaned' : 'bad';
  if (typeof answer === 'string') return answer;
  if (
    distance(text, answer.start, truth.start) <= TOLERANCE &&
    distance(text, answer.end, truth.end) <= TOLERANCE
  ) {
    return 'right';
  }
  const shared = visible(text, Math.max(answer.start, truth.start), Math.min(answer.end, truth.end));
  const whole = visible(text, Math.min(answer.start, truth.start), Math.max(answer.end, truth.end));
  return shared / whole >= 0.5 ? 'near' : 'bad';
}

function visible(text: string, from: number, to: number): number {
  return from < to ? text.slice(from, to).replaceAll(INVISIBLE, '').length : 0;
}
