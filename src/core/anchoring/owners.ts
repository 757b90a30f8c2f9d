/**
 * Owners: whether a candidate is the passage or a lookalike with the same words, by where the two stood
 * and how far what stood around them was displaced since.
 */
import type { Candidate } from './candidate.ts';
import { lowerBound } from './windows.ts';

/** Whose a candidate is; `undefined` where its place does not tell. */
export type Owner = 'passage' | 'lookalike' | undefined;

/** What is known of displacements: at which places of the former text, ascending, and how large each was. */
export interface Drifts {
  readonly at: Int32Array;
  readonly drift: Int32Array;
}

/** A passage with its candidates, and where those lookalikes stood that agree with each as well. */
interface Claimed {
  readonly expected: number;
  readonly candidates: readonly Candidate[];
  readonly rivals: readonly (readonly number[])[];
}

interface Claim {
  readonly owner: Owner;
  /** Where the lookalike stood that fits the candidate's place best. */
  readonly place: number;
}

/** By how much displacements usually differ at a distance from where they are known. */
type Usual = (distance: number) => number;

/** Displacements that differ by no more are the same one. */
const SAME = 16;
/** So many times further off is clearly further off. */
const CLEARLY = 3;
/** A candidate has the words of the passage with this part of them. */
const VERBATIM = 0.98;

/** Whose a candidate is, of the passage and the lookalikes that stood at `others`. */
function claimOf(
  { at, drift }: Drifts,
  start: number,
  expected: number,
  others: readonly number[],
  usual: Usual,
): Claim {
  /** Of the place that was asked for last: whether that is no further than usual. */
  let isUsual = false;
  // How far the candidate is from where something that stood at `place` would be now.
  const off = (place: number): number => {
    const after = Math.min(lowerBound(at, 0, at.length, place), at.length - 1);
    const before = Math.max(0, after - 1);
    const drifts = [drift[before], drift[after]];
    const low = place + Math.min(...drifts) - start;
    const far = Math.max(0, low, start - place - Math.max(...drifts));
    isUsual = far <= usual(Math.min(Math.abs(at[before] - place), Math.abs(at[after] - place)));
    return far;
  };
  const own = off(expected);
  const isOwnUsual = isUsual;
  const [nearest] = others.toSorted((one, other) => off(one) - off(other));
  if (nearest === undefined) return { owner: undefined, place: -1 };
  const rival = off(nearest);
  const isOwn = isOwnUsual && own * CLEARLY + SAME < rival;
  const isRival = isUsual && rival * CLEARLY + SAME < own;
  return { owner: isOwn ? 'passage' : isRival ? 'lookalike' : undefined, place: nearest };
}

/** Whose the candidates of a passage are. `drifts` holds one displacement at least. */
export function ownersOf(drifts: Drifts, { expected, candidates, rivals }: Claimed, usual: Usual): Owner[] {
  const claims = candidates.map(({ start }, at) => claimOf(drifts, start, expected, rivals[at], usual));
  const owners = claims.map(({ owner }) => owner);
  if (owners.includes('passage')) return owners;
  // Where every lookalike has its place, the one place that is left is the passage's.
  const taken = new Set(claims.filter(({ owner }) => owner === 'lookalike').map(({ place }) => place));
  const left = [...owners.keys()].filter(
    (at) => owners[at] === undefined && candidates[at].passage >= VERBATIM,
  );
  const [only] = left;
  if (only === undefined || left.length > 1 || rivals[only]?.length === 0) return owners;
  if (rivals.flat().every((place) => taken.has(place))) owners[only] = 'passage';
  return owners;
}
