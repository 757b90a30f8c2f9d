/** Publications as OPML: links to their sites, since feeds are not known. */
import { escapeHtml } from '../html/escape.ts';
import { issuesOf, type Writer } from '../reading/writer.ts';

/** @see http://opml.org/spec2.opml */
export const opmlWriter: Writer = {
  name: 'opml',
  label: 'OPML of the publications',
  type: 'text/x-opml',
  write(library) {
    const names = new Map(
      issuesOf(library).map(({ issue, publication }) => [
        publication.name,
        new URL(issue.addresses[0]).origin,
      ]),
    );
    const outlines = [...names].map(([name, address]) => {
      const text = escapeHtml(name);
      return `    <outline type="link" text="${text}" title="${text}" url="${escapeHtml(address)}"/>`;
    });
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<opml version="2.0">',
      '  <head><title>Publications in Postil</title></head>',
      '  <body>',
      ...outlines,
      '  </body>',
      '</opml>',
    ];
    return [{ name: 'Postil publications.opml', text: `${lines.join('\n')}\n` }];
  },
};
