/** A passage as it is pasted elsewhere: words that stand well in a mail, and the same with a link and italics. */
import type { Target } from '../../model.ts';
import { escapeHtml } from '../html/escape.ts';
import { passageHtml } from '../html/passage.ts';
import { linkOf } from '../passage-link.ts';
import { passageText } from '../passage-text.ts';

/** Where a quote comes from; an `IssueDescription` is one. */
export interface QuoteSource {
  readonly title: string;
  readonly publication: { readonly name: string };
  readonly authors: readonly string[];
}

/** The two forms that the clipboard holds side by side. */
export interface Quote {
  readonly text: string;
  readonly html: string;
}

const isSaid = (part: string): boolean => part.trim() !== '';

/**
 * Passages of one issue with the reader's comment, title, author, publication and address.
 * @param targets at least one; the address is the first one's.
 */
export function quoteOf(
  targets: readonly [Target, ...Target[]],
  { title, publication, authors }: QuoteSource,
  comment = '',
): Quote {
  const link = linkOf(targets[0]);
  const by = [authors.join(', '), publication.name].filter(isSaid);
  const source = `— ${[title, ...by].filter(isSaid).join(', ')}\n${link}`;
  const said = comment.trim();
  const quotes = targets.map((target) => `“${passageText(target)}”`).join('\n\n');
  const lines = (text: string): string => text.split('\n').map(escapeHtml).join('<br>');
  const blocks = targets.map((target) => `<blockquote>${passageHtml(target)}</blockquote>`);
  const rest = by.map((part) => `, ${escapeHtml(part)}`).join('');
  return {
    text: [quotes, said === '' ? source : `\n${said}\n\n${source}`].join('\n'),
    html: [
      ...blocks,
      ...(said === '' ? [] : [`<p>${lines(said)}</p>`]),
      `<p>— <a href="${escapeHtml(link)}"><cite>${escapeHtml(title || publication.name)}</cite></a>${rest}</p>`,
    ].join('\n'),
  };
}
