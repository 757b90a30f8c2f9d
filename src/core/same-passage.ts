/** Whether two targets in one issue are the same passage. */
import type { Target } from './model.ts';

/**
 * The same words at the same place, or, where the text before them has changed, in the same
 * surroundings. Words that stand several times on a page are told apart by place alone.
 */
export function isSamePassage(a: Target, b: Target): boolean {
  const [quote, position] = a.selector;
  const [other, there] = b.selector;
  if (quote.exact !== other.exact) return false;
  if (position.start === there.start) return true;
  const isUnique = a.surroundings?.copies === undefined && b.surroundings?.copies === undefined;
  return isUnique && quote.prefix === other.prefix && quote.suffix === other.suffix;
}
