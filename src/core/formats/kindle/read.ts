/** A Kindle’s `My Clippings.txt`: corrected marks folded, notes joined to the passage that they are about. */
import type { Format } from '../reading/format.ts';
import { entriesOf, hasEntries, type Entry } from './entries.ts';

export const kindle: Format = {
  name: 'kindle',
  label: 'Kindle clippings',
  recognise: ({ text, json }) => json === undefined && hasEntries(text),
  read({ text }, into) {
    const books = new Map<string, Entry[]>();
    for (const entry of entriesOf(text, into)) {
      const key = `${entry.title}\n${entry.authors.join(';')}`;
      const book = books.get(key);
      if (book === undefined) books.set(key, [entry]);
      else book.push(entry);
    }
    for (const entries of books.values()) {
      const highlights = folded(entries.filter(({ kind }) => kind === 'highlight'));
      const notes = folded(entries.filter(({ kind }) => kind === 'note'));
      const comments = new Map<Entry, Entry[]>();
      for (const note of notes) {
        const owner = ownerOf(note, highlights, comments) ?? note;
        comments.set(owner, [...(comments.get(owner) ?? []), note]);
      }
      const alone = notes.filter((note) => comments.has(note));
      for (const entry of [...highlights, ...alone].toSorted((a, b) => a.line - b.line)) {
        const said = comments.get(entry) ?? [];
        into.add(
          { title: entry.title, authors: entry.authors },
          {
            passage: entry.kind === 'highlight' ? entry.body : '',
            comment: said.map(({ body }) => body).join('\n\n'),
            ...(entry.place !== '' && { place: entry.place }),
            ...(entry.time !== undefined && { created: entry.time }),
            ...(entry.span !== undefined && { start: entry.span.from }),
          },
          entry.line,
        );
      }
    }
  },
};

const words = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

function overlap(a: Entry, b: Entry): boolean {
  if (a.span === undefined || b.span === undefined) return a.place === b.place;
  return a.by === b.by && a.span.from <= b.span.to && b.span.from <= a.span.to;
}

/**
 * A device never rewrites its file: a mark that was made longer or a note that was changed is there
 * again. Where one of two at the same place has all the words of the other, the later one stays.
 */
function folded(entries: readonly Entry[]): Entry[] {
  const kept: { entry: Entry; words: string }[] = [];
  for (const entry of entries) {
    const own = words(entry.body);
    const before = kept.findLastIndex(
      (one) => overlap(one.entry, entry) && isSame(one.words, own, one.entry.body === entry.body),
    );
    if (before >= 0) kept.splice(before, 1);
    kept.push({ entry, words: own });
  }
  return kept.map(({ entry }) => entry);
}

/** Signs alone, as a note of `!!`, are compared as they are. */
function isSame(one: string, other: string, equal: boolean): boolean {
  return equal || (one !== '' && other !== '' && (one.includes(other) || other.includes(one)));
}

/**
 * The passage that a note is about: one that ends where the note is, or else one that reaches over
 * it. Of several the nearest before it, without a note so far.
 */
function ownerOf(
  note: Entry,
  highlights: readonly Entry[],
  taken: ReadonlyMap<Entry, unknown>,
): Entry | undefined {
  if (note.span === undefined) return undefined;
  const place = note.span.to;
  const over = highlights.filter(
    ({ span, by }) => span !== undefined && by === note.by && span.from <= place && place <= span.to,
  );
  const ending = over.filter(({ span }) => span?.to === place);
  const possible = ending.length > 0 ? ending : over;
  const free = possible.filter((one) => !taken.has(one));
  const choice = free.length > 0 ? free : possible;
  return choice.findLast(({ line }) => line < note.line) ?? choice[0];
}
