/** Between a page and the selectors of its passages: describes spans, and finds passages again. */
import type { AnchorTarget } from '../core/anchoring/decide.ts';
import type { Found, Lost, Resolution } from '../core/anchoring/resolution.ts';
import { describe } from '../core/anchoring/describe.ts';
import type { Target } from '../core/model.ts';
import { resolveInSteps } from '../core/anchoring/resolve.ts';
import type { Span } from '../core/text.ts';
import type { TextMap } from './text-map.ts';

/**
 * What was found of a passage, with the place in the DOM where it was found; `painted` leaves out the blocks
 * that came in within it.
 */
export type Anchored =
  (Found & { readonly bounds: StaticRangeInit; readonly painted: readonly StaticRangeInit[] }) | Lost;

function anchored(map: TextMap, resolution: Resolution): Anchored {
  if (!('start' in resolution)) return resolution;
  const bounds = map.boundsOf(resolution.start, resolution.end);
  const painted = resolution.ranges?.map(({ start, end }) => map.boundsOf(start, end)) ?? [bounds];
  return { ...resolution, bounds, painted };
}

/**
 * Finds passages on a page, in steps between which one may give way to it.
 * @param before answers that are known already, by index: see `carryOver`.
 * @returns first what stands where it stood, by index, and `undefined` for the rest; at last one
 * answer for each of `targets`, in their order. The values between them say nothing new.
 */
export function* anchorInSteps(
  map: TextMap,
  targets: readonly AnchorTarget[],
  before: readonly (Resolution | undefined)[],
): Generator<readonly (Anchored | undefined)[], readonly Anchored[], void> {
  const steps = resolveInSteps(map.text, targets, before, map.layout);
  let step = steps.next();
  let known: readonly (Anchored | undefined)[] | undefined;
  for (; step.done !== true; step = steps.next()) {
    known ??= step.value.map((one) => one && anchored(map, one));
    yield known;
  }
  return step.value.map((one, index) => known?.[index] ?? anchored(map, one));
}

/** What is stored of a passage, but for the address of its issue. */
export type Described = Omit<Target, 'source'>;

/**
 * Describes a span of a page's text so that it is found again, and as the reader sees it.
 * @param read a stretch of the text as `rendered-text.ts` reads it; handed in, since the content scripts that
 *   anchor and that show are two bundles, and both would carry it.
 */
export function describeSpan(
  map: TextMap,
  { start, end }: Span,
  read: (start: number, end: number) => string,
): Described {
  const described = describe(map.text, start, end, map.layout);
  const [{ prefix, suffix }] = described.selector;
  const passage = read(start, end);
  // Read with the passage, which is cut off again, the words keep the space that parts them from it. A
  // passage of which nothing is seen is read alone, as it is written: then there is nothing to cut off.
  const before = read(start - prefix.length, end);
  const after = read(start, end + suffix.length);
  return {
    ...described,
    passage,
    context: {
      before: before.endsWith(passage) ? before.slice(0, -passage.length) : before,
      after: after.startsWith(passage) ? after.slice(passage.length) : after,
    },
  };
}
