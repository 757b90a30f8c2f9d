/** Between a page and the selectors of its passages: describes ranges, and finds them again. */
import { describe } from '../core/describe.ts';
import { resolve, type Selectors } from '../core/resolve.ts';
import type { Span } from '../core/text.ts';
import type { TextMap } from './text-map.ts';

/** What was found of a passage, with the place in the DOM where it was found. */
export type Anchored =
  | ({ readonly verdict: 'unchanged' | 'moved'; readonly bounds: StaticRangeInit } & Span)
  | { readonly verdict: 'missing' };

/** Finds passages on a page: one answer for each of `targets`, in their order. */
export function anchor(map: TextMap, targets: readonly Selectors[]): Anchored[] {
  return resolve(map.text, targets).map((resolution) => {
    if (resolution.verdict === 'missing') return resolution;
    const { verdict, start, end } = resolution;
    return { verdict, start, end, bounds: map.boundsOf(start, end) };
  });
}

/** Describes a span of a page's text so that it is found again. */
export function describeSpan(map: TextMap, { start, end }: Span): Selectors {
  return describe(map.text, start, end);
}
