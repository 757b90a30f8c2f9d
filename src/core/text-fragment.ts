/** Links to a passage. */
import type { TextQuoteSelector } from './model.ts';

/** @see https://wicg.github.io/scroll-to-text-fragment/ */
export function textFragmentLink(address: string, quote: TextQuoteSelector): string {
  return address + quote.exact;
}
