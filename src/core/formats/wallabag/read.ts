/** wallabag: its JSON of saved articles, version 2 with annotations, version 1 with links only. */
import * as v from 'valibot';
import type { Format } from '../reading/format.ts';
import { elementLines } from '../reading/json.ts';
import { fields, isRecord, list, text, texts, time } from '../reading/values.ts';

const entry = v.looseObject({
  url: text,
  given_url: text,
  title: text,
  language: text,
  tags: texts,
  published_by: texts,
  annotations: list,
  // Version 1 wrote the rows of its table, by number.
  1: text,
  2: text,
});
const annotation = v.looseObject({ id: text, text, quote: text, created_at: time, updated_at: time });

export const wallabag: Format = {
  name: 'wallabag',
  label: 'wallabag JSON',
  recognise: ({ json }) =>
    Array.isArray(json) &&
    json.some(
      (one) =>
        isRecord(one) &&
        (('url' in one && ('is_archived' in one || 'is_starred' in one || 'domain_name' in one)) ||
          ('1' in one && '2' in one && '3' in one)),
    ),
  read({ text: whole, json }, into) {
    const lines = elementLines(whole);
    for (const [index, value] of (Array.isArray(json) ? json : []).entries()) {
      const line = lines[index] ?? 1;
      const found = fields(entry, value);
      if (found === undefined) {
        into.refuse(line, 'It is no article: no object.');
        continue;
      }
      const source = {
        address: found.url ?? found.given_url ?? found[2] ?? '',
        title: found.title ?? found[1] ?? '',
        authors: found.published_by,
        tags: found.tags,
        ...(found.language !== undefined && { language: found.language }),
      };
      into.add(source, undefined, line);
      for (const one of found.annotations) {
        const parsed = fields(annotation, one);
        if ((parsed?.quote ?? '') === '' && (parsed?.text ?? '') === '') {
          into.refuse(line, 'An annotation of it has neither a quote nor a text.');
          continue;
        }
        const {
          id,
          quote = '',
          text: comment = '',
          created_at: created,
          updated_at: modified,
        } = parsed ?? {};
        const times = {
          ...(created !== undefined && { created }),
          ...(modified !== undefined && { modified }),
        };
        into.add(source, { passage: quote, comment, ...(id !== undefined && { id }), ...times }, line);
      }
    }
  },
};
