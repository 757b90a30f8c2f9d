/** Anchors: the ranges of an issue's notes in its document, found without holding the page up. */
import { resolveInSteps } from '../core/resolve.ts';
import type { Resolution } from '../core/anchoring/resolution.ts';
import type { Sought } from '../core/anchoring/decide.ts';
import type { TextMap } from './text-map.ts';

/** A passage's resolution and, where it is found, its range. */
export interface Anchored {
  readonly resolution: Resolution;
  readonly range: Range | undefined;
}

/** How long one task of ours may last, in milliseconds. */
const SLICE = 8;

function anchored(map: TextMap, resolution: Resolution): Anchored {
  const range = 'start' in resolution ? map.rangeOf(resolution.start, resolution.end) : undefined;
  return { resolution, range };
}

/** Gives way to the page. */
async function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield !== undefined) await scheduler.yield();
  else await new Promise((resolve) => setTimeout(resolve));
}

/**
 * Anchors passages in tasks of at most 8 ms.
 * @param first called at once with what stands where it stood, by index; the rest is `undefined`.
 * @returns all, or `undefined` when `signal` ended it.
 */
export async function anchor(
  map: TextMap,
  targets: readonly Sought[],
  signal: AbortSignal,
  first: (found: readonly (Anchored | undefined)[]) => void,
): Promise<readonly Anchored[] | undefined> {
  let since = performance.now();
  const steps = resolveInSteps(map.text, targets);
  let step = steps.next();
  if (step.done !== true) {
    first(step.value.map((resolution) => (resolution === undefined ? undefined : anchored(map, resolution))));
    step = steps.next();
  }
  while (step.done !== true) {
    if (performance.now() - since >= SLICE) {
      await pause();
      if (signal.aborted) return undefined;
      since = performance.now();
    }
    step = steps.next();
  }
  return step.value.map((resolution) => anchored(map, resolution));
}

/** Anchors passages at once. */
export function anchorNow(map: TextMap, targets: readonly Sought[]): readonly Anchored[] {
  const steps = resolveInSteps(map.text, targets);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value.map((resolution) => anchored(map, resolution));
}

/** Whether an anchored passage is still in the document, with the words that it had. */
export function holds(range: Range, words: string): boolean {
  if (!range.startContainer.isConnected || !range.endContainer.isConnected) return false;
  if (range.startContainer === range.endContainer) {
    const { data } = range.startContainer as Text;
    return data.slice(range.startOffset, range.endOffset) === words;
  }
  return range.toString() === words;
}
