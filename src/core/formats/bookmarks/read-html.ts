/** Bookmarks as browsers, Shaarli, Pinboard and Pocket write them: an HTML list of links. */
import type { Format } from '../reading/format.ts';
import { tagsOf } from '../reading/html.ts';
import { foreignTime } from '../reading/times.ts';

export const bookmarksHtml: Format = {
  name: 'bookmarks-html',
  label: 'Bookmarks as HTML',
  recognise: ({ text }) =>
    /<!DOCTYPE NETSCAPE-Bookmark-file/i.test(text.slice(0, 2_000)) ||
    /<a\s[^>]{0,4000}\b(?:time_added|add_date)\s*=/i.test(text.slice(0, 200_000)),
  read({ text }, into) {
    let link: { address: string; title: string; tags: string[]; created?: string; line: number } | undefined;
    let comment = '';
    const take = (): void => {
      if (link === undefined) return;
      const { line, created, ...source } = link;
      const said = comment.trim();
      const times = created === undefined ? {} : { created };
      if (source.address === '') into.refuse(line, 'The link has no address.');
      else into.add(source, said === '' ? undefined : { comment: said, ...times }, line);
      link = undefined;
      comment = '';
    };
    let within = '';
    for (const { name, attributes, text: words, line } of tagsOf(text)) {
      if (name === 'a') {
        take();
        const created = foreignTime(attributes['add_date'] ?? attributes['time_added'] ?? '');
        const tags = (attributes['tags'] ?? '').split(',');
        const address = attributes['href'] ?? '';
        link = { address, title: words, tags, line, ...(created !== undefined && { created }) };
        within = 'a';
      } else if (name === '/a') within = '';
      else if (name === 'dd') {
        within = 'dd';
        comment += words;
      } else if (name === 'dt' || name === 'dl' || /^h\d$/.test(name)) {
        take();
        within = '';
      } else if (within === 'a' && link !== undefined) link.title += words;
      else if (within === 'dd' && !name.startsWith('/d')) comment += words;
    }
    take();
  },
};
