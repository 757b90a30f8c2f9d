/** Obsidian Web Clipper: its file of highlights by page. */
import * as v from 'valibot';
import type { Format } from '../reading/format.ts';
import { elementLines } from '../reading/json.ts';
import type { Collector, ForeignNote, ForeignSource } from '../reading/model.ts';
import { foreignTime } from '../reading/times.ts';
import { fields, isRecord, list, text, texts, time } from '../reading/values.ts';

const page = v.looseObject({ url: text, title: text, highlights: list, data: list });
const shown = v.looseObject({ text, timestamp: time, notes: texts });
const stored = v.looseObject({
  id: text,
  type: text,
  content: text,
  notes: texts,
  groupId: text,
  textQuote: v.fallback(v.optional(v.looseObject({ prefix: text, suffix: text })), undefined),
});

export const obsidianClipper: Format = {
  name: 'obsidian-clipper',
  label: 'Obsidian Web Clipper',
  recognise: ({ json }) =>
    Array.isArray(json) &&
    json.some(
      (one) => isRecord(one) && 'url' in one && ('highlights' in one || 'data' in one) && !('quote' in one),
    ),
  read({ text: whole, json }, into) {
    const lines = elementLines(whole);
    for (const [index, value] of (Array.isArray(json) ? json : []).entries()) {
      const line = lines[index] ?? 1;
      const found = fields(page, value);
      if (found === undefined) into.refuse(line, 'It is no page: no object.');
      else if (found.data.length > 0) readStored(found, line, into);
      else readShown(found, line, into);
    }
  },
};

type Page = v.InferOutput<typeof page>;

const sourceOf = ({ url, title }: Page): Partial<ForeignSource> => ({
  address: url ?? '',
  title: title ?? '',
});

/** What the clipper keeps for itself; pieces of one selection carry the id of their group. */
function readStored(found: Page, line: number, into: Collector): void {
  const groups = new Map<string, Partial<ForeignNote>>();
  for (const [index, value] of found.data.entries()) {
    const one = fields(stored, value);
    const { type, content = '' } = one ?? {};
    if (one === undefined || (type !== 'text' && type !== 'element' && type !== 'complex')) {
      into.refuse(
        line,
        `Its highlight ${index + 1} is of no kind that is known: ${JSON.stringify(type ?? null)}.`,
      );
    } else if (content.trim() === '' || /^<(?:img|svg|video|audio|iframe|canvas)\b/i.test(content.trim())) {
      into.refuse(line, `Its highlight ${index + 1} has no words: it marks a picture or another thing.`);
    } else {
      const created = foreignTime(one.id ?? '');
      const { prefix, suffix } = one.textQuote ?? {};
      const key = one.groupId ?? `${index}`;
      const before = groups.get(key);
      groups.set(key, {
        ...(prefix !== undefined && { prefix }),
        ...(created !== undefined && { created }),
        ...before,
        ...(suffix !== undefined && { suffix }),
        ...(one.id !== undefined && { id: before?.id ?? one.id }),
        passage: before === undefined ? content : `${before.passage}\n${content}`,
        comment: [before?.comment ?? '', ...one.notes].filter((part) => part !== '').join('\n\n'),
      });
    }
  }
  for (const note of groups.values()) into.add(sourceOf(found), note, line);
}

/** What older files have alone: a view for people. */
function readShown(found: Page, line: number, into: Collector): void {
  for (const [index, value] of found.highlights.entries()) {
    const one = fields(shown, value);
    if (one === undefined || (one.text ?? '').trim() === '') {
      into.refuse(line, `Its highlight ${index + 1} has no words.`);
      continue;
    }
    const { timestamp, notes } = one;
    into.add(
      sourceOf(found),
      {
        passage: one.text ?? '',
        comment: notes.join('\n\n'),
        ...(timestamp !== undefined && { created: timestamp }),
      },
      line,
    );
  }
}
