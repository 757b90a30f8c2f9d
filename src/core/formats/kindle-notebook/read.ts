/** The notebook that a Kindle app sends as HTML: its classes say what each line is. */
import type { Format } from '../reading/format.ts';
import { tagsOf, type Tag } from '../reading/html.ts';
import { kindIn } from '../kindle/languages.ts';

const CLASSES = new Set([
  'bookTitle',
  'authors',
  'citation',
  'sectionHeading',
  'noteHeading',
  'noteText',
  'notebookFor',
]);

interface Piece {
  readonly kind: string;
  text: string;
  readonly line: number;
}

/** The text under each of the classes; tags within, such as a colour's, belong to it. */
function piecesOf(tags: readonly Tag[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { name, attributes, text, line } of tags) {
    const own = (attributes['class'] ?? '').split(/\s+/).find((one) => CLASSES.has(one));
    if (own !== undefined) pieces.push({ kind: own, text, line });
    else if (name === 'hr') pieces.push({ kind: 'hr', text: '', line });
    else {
      const last = pieces.at(-1);
      if (last !== undefined) last.text += (name === 'br' ? '\n' : '') + text;
    }
  }
  for (const piece of pieces) piece.text = piece.text.trim();
  return pieces;
}

export const kindleNotebook: Format = {
  name: 'kindle-notebook',
  label: 'Kindle notebook',
  recognise: ({ text }) => /class\s*=\s*["']?(?:noteHeading|bookTitle)\b/i.test(text),
  read({ text }, into) {
    const pieces = piecesOf(tagsOf(text));
    const of = (kind: string): string => pieces.find((piece) => piece.kind === kind)?.text ?? '';
    const source = {
      title: of('bookTitle').replaceAll(/\s+/gu, ' '),
      authors: of('authors').split(/[;；]/),
    };
    const notes: { note: { passage: string; comment?: string; place: string }; line: number }[] = [];
    let section = '';
    let heading: Piece | undefined;
    for (const piece of pieces) {
      if (piece.kind === 'sectionHeading') section = piece.text;
      else if (piece.kind === 'noteHeading') heading = piece;
      else if (piece.kind === 'noteText' && heading !== undefined) {
        // The colour stands in brackets, the place after the first dash.
        const [kind = '', ...where] = heading.text.split(/\s+[-–]\s+/u);
        const place = [section, ...where]
          .filter((part) => part !== '')
          .join(' · ')
          .replaceAll(/\s+/gu, ' ');
        const isNote = kindIn(kind.replace(/\(.*\)/u, '')) === 'note';
        const last = notes.at(-1)?.note;
        if (piece.text === '') into.refuse(piece.line, 'The note has no words.');
        else if (isNote && last !== undefined && last.passage !== '' && last.comment === undefined) {
          last.comment = piece.text;
        } else {
          const words = isNote ? { passage: '', comment: piece.text } : { passage: piece.text };
          notes.push({ note: { ...words, place }, line: piece.line });
        }
        heading = undefined;
      }
    }
    if (heading !== undefined && kindIn(heading.text) !== 'bookmark') {
      into.refuse(heading.line, 'The file ends after a heading: it was cut short.');
    }
    for (const { note, line } of notes) into.add(source, note, line);
  },
};
