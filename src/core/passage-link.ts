/** The address of a passage, for views, copies and exports. */
import type { Target } from './model.ts';
import { passageOf } from './passage.ts';
import { textFragmentLink } from './text-fragment.ts';

/** The address of a passage, which works without Postil. */
export function linkOf(target: Target): string {
  return textFragmentLink(target.source, { ...target.selector[0], exact: passageOf(target) });
}
