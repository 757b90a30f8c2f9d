/** Hypothesis: rows of its API, and the file that its client exports. */
import * as v from 'valibot';
import type { Format, Source } from '../reading/format.ts';
import { elementLines } from '../reading/json.ts';
import type { ForeignNote } from '../reading/model.ts';
import { fields, isRecord, list, text, texts, time } from '../reading/values.ts';

const row = v.looseObject({
  id: text,
  uri: text,
  text,
  tags: texts,
  created: time,
  updated: time,
  target: list,
  document: v.optional(v.unknown()),
});
const target = v.looseObject({ source: text, selector: list });
const selector = v.looseObject({
  type: text,
  exact: text,
  prefix: text,
  suffix: text,
  start: v.fallback(v.optional(v.number()), undefined),
});

/** The rows, and the name of their array; a file may be the bare array too. */
function rowsOf({ json }: Source): { rows: readonly unknown[]; key?: string } | undefined {
  if (Array.isArray(json)) return json.length > 0 && json.every(isRow) ? { rows: json } : undefined;
  if (!isRecord(json)) return undefined;
  const key = ['rows', 'annotations'].find((name) => Array.isArray(json[name]));
  const rows = key === undefined ? undefined : json[key];
  if (key === undefined || !Array.isArray(rows)) return undefined;
  const isNamed = 'export_userid' in json || 'client_version' in json || 'total' in json;
  return isNamed || rows.some(isRow) ? { rows, key } : undefined;
}

function isRow(value: unknown): boolean {
  return (
    isRecord(value) && Array.isArray(value['target']) && !('@context' in value) && !('motivation' in value)
  );
}

export const hypothesis: Format = {
  name: 'hypothesis',
  label: 'Hypothesis JSON',
  recognise: (source) => rowsOf(source) !== undefined,
  read(source, into) {
    const { rows, key } = rowsOf(source) ?? { rows: [] };
    const lines = elementLines(source.text, key);
    for (const [index, value] of rows.entries()) {
      const line = lines[index] ?? 1;
      const found = fields(row, value);
      if (found === undefined) {
        into.refuse(line, 'It is no annotation: no object.');
        continue;
      }
      const first = fields(target, found.target[0]);
      const address = found.uri ?? first?.source;
      const note = noteOf(found, first?.selector ?? []);
      if (note.passage === '' && note.comment === '' && note.tags?.length === 0) {
        into.refuse(line, 'It has neither a passage nor a comment nor a tag.');
      } else into.add({ address: address ?? '', title: titleOf(found.document) }, note, line);
    }
  },
};

function noteOf(found: v.InferOutput<typeof row>, selectors: readonly unknown[]): Partial<ForeignNote> {
  const parsed = selectors.map((one) => fields(selector, one)).filter((one) => one !== undefined);
  const quote = parsed.find(({ type }) => type === 'TextQuoteSelector');
  const start = parsed.find(({ type }) => type === 'TextPositionSelector')?.start;
  return {
    passage: quote?.exact ?? '',
    ...(quote?.prefix !== undefined && { prefix: quote.prefix }),
    ...(quote?.suffix !== undefined && { suffix: quote.suffix }),
    ...(start !== undefined && { start }),
    comment: found.text ?? '',
    tags: found.tags,
    ...(found.id !== undefined && { id: found.id }),
    ...(found.created !== undefined && { created: found.created }),
    ...(found.updated !== undefined && { modified: found.updated }),
  };
}

/** A list of titles, or one. */
function titleOf(document: unknown): string {
  return fields(v.looseObject({ title: texts }), document)?.title[0] ?? '';
}
