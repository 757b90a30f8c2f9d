/** Omnivore: the items of its export, and the Markdown with each one's highlights. */
import * as v from 'valibot';
import type { Format } from '../reading/format.ts';
import { elementLines } from '../reading/json.ts';
import type { Collector, ForeignNote, ForeignSource } from '../reading/model.ts';
import { dayOfMoment } from '../../detection/dates.ts';
import { fields, isRecord, text, texts } from '../reading/values.ts';

const item = v.looseObject({
  slug: text,
  title: text,
  author: text,
  url: text,
  labels: texts,
  publishedAt: text,
  siteName: text,
});

const isItem = (one: unknown): boolean =>
  isRecord(one) && 'slug' in one && 'url' in one && ('state' in one || 'savedAt' in one);

export const omnivore: Format = {
  name: 'omnivore',
  label: 'Omnivore',
  recognise: ({ json }) => Array.isArray(json) && json.some(isItem),
  read: (source, into) => readItems(source, new Map(), into),
};

/** @param highlights the text of each item's file of highlights, by the item's slug */
export function readItems(
  { text: whole, json }: { text: string; json?: unknown },
  highlights: ReadonlyMap<string, string>,
  into: Collector,
): void {
  const lines = elementLines(whole);
  for (const [index, value] of (Array.isArray(json) ? json : []).entries()) {
    const line = lines[index] ?? 1;
    const found = fields(item, value);
    if (found === undefined) {
      into.refuse(line, 'It is no item: no object.');
      continue;
    }
    const day = dayOfMoment(found.publishedAt ?? '');
    const source: Partial<ForeignSource> = {
      address: found.url ?? '',
      title: found.title ?? '',
      authors: found.author === undefined ? [] : [found.author],
      tags: found.labels,
      ...(found.siteName !== undefined && { publication: found.siteName }),
      ...(day !== undefined && { published: day }),
    };
    into.add(source, undefined, line);
    for (const note of notesOf(highlights.get(found.slug ?? '') ?? '')) into.add(source, note, line);
  }
}

/**
 * Highlights are quotes, each with a line of labels and a note below it. Only the first line of a
 * paragraph has the quote's sign: its other lines follow without.
 */
function notesOf(markdown: string): Partial<ForeignNote>[] {
  const notes: { passage: string[]; tags: string[]; comment: string[] }[] = [];
  for (const block of markdown.replaceAll(/\r\n?/g, '\n').split(/\n[ \t]*\n/)) {
    const trimmed = block.trim();
    const last = notes.at(-1);
    if (trimmed === '') continue;
    if (trimmed.startsWith('>')) {
      const words = trimmed.replaceAll(/^>[ \t]?/gm, '').trim();
      notes.push({ passage: [words], tags: [], comment: [] });
    } else if (last === undefined) notes.push({ passage: [], tags: [], comment: [trimmed] });
    else if (last.comment.length === 0 && /^#\S/.test(trimmed) && !trimmed.includes('\n')) {
      last.tags.push(...trimmed.split(/(?:^|\s)#(?=\S)/u).filter((name) => name.trim() !== ''));
    } else last.comment.push(trimmed);
  }
  return notes.map(({ passage, tags, comment }) => ({
    passage: passage.join('\n'),
    tags,
    comment: comment.join('\n\n'),
  }));
}
