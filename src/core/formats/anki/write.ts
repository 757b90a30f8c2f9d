/** Notes as cards for Anki: its text file, with the headers that it reads. */
import { linkOf } from '../passage-link.ts';
import { escapeHtml } from '../html/escape.ts';
import { passageHtml } from '../html/passage.ts';
import { issuesOf, namesOf, tagNames, type Writer } from '../reading/writer.ts';

/** The separator comes first: Anki splits the other headers by it. Without `html` it guesses. */
const HEADERS = [
  '#separator:tab',
  '#html:true',
  '#notetype:Basic',
  '#deck:Postil',
  '#guid column:1',
  '#tags column:4',
];

export const ankiWriter: Writer = {
  name: 'anki',
  label: 'Cards for Anki',
  type: 'text/plain',
  write(library) {
    const names = namesOf(library.tags);
    const rows = issuesOf(library).flatMap(({ issue, publication, annotations }) =>
      annotations.map((note) => {
        const link = linkOf(note.target);
        const from = [issue.title, issue.authors.join(', '), publication.name].filter((part) => part !== '');
        const source = `<a href="${escapeHtml(link)}">${html(from.join(' · '))}</a>`;
        const back = [html(note.comment), source].filter((part) => part !== '').join('<br><br>');
        const tags = tagNames(note, names).map((name) => name.replaceAll(/\s+/gu, '_'));
        return [note.id, passageHtml(note.target), back, tags.join(' ')].map(field).join('\t');
      }),
    );
    return [{ name: 'Postil for Anki.txt', text: `${[...HEADERS, ...rows].join('\n')}\n` }];
  },
};

const html = (text: string): string => escapeHtml(text).replaceAll(/\r\n?|\n/g, '<br>');

/** Quoted always: a field that begins with `#` would be a comment. */
const field = (text: string): string => `"${text.replaceAll('\t', ' ').replaceAll('"', '""')}"`;
