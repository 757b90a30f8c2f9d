/** Saved links as JSON: Pinboard, Delicious and Readability. */
import * as v from 'valibot';
import type { Format } from '../reading/format.ts';
import { elementLines } from '../reading/json.ts';
import { fields, isRecord, text, texts } from '../reading/values.ts';

const link = v.looseObject({
  href: text,
  url: text,
  article__url: text,
  title: text,
  article__title: text,
  description: text,
  extended: text,
  tags: v.optional(v.unknown()),
});

const isLink = (one: unknown): boolean =>
  isRecord(one) &&
  ('article__url' in one ||
    ('href' in one && ('extended' in one || 'toread' in one)) ||
    ('url' in one && ('others' in one || ('description' in one && 'created' in one && 'tags' in one))));

function linksOf(json: unknown): { links: readonly unknown[]; key?: string } | undefined {
  if (Array.isArray(json)) return json.some(isLink) ? { links: json } : undefined;
  if (!isRecord(json) || !Array.isArray(json['bookmarks'])) return undefined;
  return json['bookmarks'].some(isLink) ? { links: json['bookmarks'], key: 'bookmarks' } : undefined;
}

export const bookmarksJson: Format = {
  name: 'bookmarks-json',
  label: 'Pinboard, Delicious or Readability',
  recognise: ({ json }) => linksOf(json) !== undefined,
  read({ text: whole, json }, into) {
    const { links, key } = linksOf(json) ?? { links: [] };
    const lines = elementLines(whole, key);
    for (const [index, value] of links.entries()) {
      const line = lines[index] ?? 1;
      const found = fields(link, value);
      if (found === undefined) {
        into.refuse(line, 'It is no bookmark: no object.');
        continue;
      }
      // Pinboard calls the title a description, and what was written about a link extended.
      const isPinboard = found.href !== undefined;
      const title = isPinboard ? found.description : (found.title ?? found.article__title);
      const comment = (isPinboard ? found.extended : found.description) ?? '';
      const source = {
        address: found.href ?? found.url ?? found.article__url ?? '',
        title: title ?? '',
        tags:
          isPinboard && typeof found.tags === 'string' ? found.tags.split(/\s+/) : v.parse(texts, found.tags),
      };
      into.add(source, comment.trim() === '' ? undefined : { comment }, line);
    }
  },
};
