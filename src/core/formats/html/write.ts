/** Notes as one page to read and print: complete in itself, and allowed to load nothing. */
import { linkOf } from '../passage-link.ts';
import { issuesOf, namesOf, tagNames, type Writer } from '../reading/writer.ts';
import type { IssueNotes } from '../markdown/markdown.ts';
import type { TagId } from '../../model.ts';
import { escapeHtml } from './escape.ts';
import { passageHtml } from './passage.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 Georgia, serif; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
header p, nav, .tags, .link { font: 0.85rem/1.5 system-ui, sans-serif; opacity: 0.8; }
blockquote { margin: 1.5rem 0 0.25rem; padding-left: 1rem; border-left: 3px solid; }
blockquote > * { margin: 0 0 0.5em; }
pre { white-space: pre-wrap; }
td, th { padding: 0.1em 0.5em; border: 1px solid; }
.comment { white-space: pre-wrap; margin: 0.25rem 0 0.25rem 1.2rem; }
.tags, .link { margin: 0 0 0 1.2rem; }
@media print {
  body { max-width: none; margin: 0; }
  article + article { break-before: page; }
  figure { break-inside: avoid; }
  .link { display: none; }
}
`;

export const htmlWriter: Writer = {
  name: 'html',
  label: 'A page to print',
  type: 'text/html',
  write(library) {
    const names = namesOf(library.tags);
    const issues = issuesOf(library);
    const contents = issues.map(
      ({ issue }, index) => `<li><a href="#issue-${index + 1}">${escapeHtml(issue.title)}</a></li>`,
    );
    const text = [
      '<!doctype html>',
      '<html>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
      '<meta name="referrer" content="no-referrer">',
      '<meta name="viewport" content="width=device-width">',
      '<title>Notes</title>',
      `<style>${STYLE}</style>`,
      ...(issues.length > 1 ? ['<nav><ol>', ...contents, '</ol></nav>'] : []),
      ...issues.map((one, index) => article(one, index + 1, names)),
      '</html>',
      '',
    ].join('\n');
    return [{ name: 'Postil notes.html', text }];
  },
};

function article(
  { issue, publication, annotations }: IssueNotes,
  number: number,
  names: ReadonlyMap<TagId, string>,
): string {
  const facts = [publication.name, issue.authors.join(', '), issue.published ?? '', issue.number ?? ''];
  const notes = annotations.map((note) => {
    const tags = tagNames(note, names).join(' · ');
    return [
      `<figure><blockquote>${passageHtml(note.target)}</blockquote>`,
      ...(tags === '' ? [] : [`<p class="tags">${escapeHtml(tags)}</p>`]),
      ...(note.comment === '' ? [] : [`<p class="comment">${escapeHtml(note.comment)}</p>`]),
      `<p class="link"><a href="${escapeHtml(linkOf(note.target))}" rel="noreferrer noopener">In the issue</a></p></figure>`,
    ].join('\n');
  });
  const address = escapeHtml(issue.addresses[0]);
  return [
    `<article id="issue-${number}"${issue.language === undefined ? '' : ` lang="${escapeHtml(issue.language)}"`}>`,
    `<header><h1 dir="auto">${escapeHtml(issue.title)}</h1>`,
    `<p>${escapeHtml(facts.filter((fact) => fact !== '').join(' · '))}<br><a href="${address}" rel="noreferrer noopener">${address}</a></p></header>`,
    ...notes,
    '</article>',
  ].join('\n');
}
