/** The address of a passage, for views, copies and exports. */
import type { Target } from '../model.ts';
import { passageOf } from './passage.ts';
import { textFragmentLink } from './text-fragment.ts';

const bare = (text: string): string => text.replaceAll(/\s+/g, '');

/** The address of a passage, which works without Postil. */
export function linkOf(target: Target): string {
  const [quote] = target.selector;
  const passage = passageOf(target);
  // The reader may have kept a wording that the page no longer has.
  const exact = bare(passage) === bare(quote.exact) ? passage : quote.exact;
  const { copies, lookalikes = [] } = target.surroundings ?? {};
  const repeated = copies !== undefined || lookalikes.some((one) => bare(one.exact) === bare(quote.exact));
  const { before: prefix, after: suffix } = target.context ?? { before: quote.prefix, after: quote.suffix };
  return textFragmentLink(target.source, { ...quote, exact, prefix, suffix }, repeated);
}
