/**
 * Memex: a dump of its tables, as Dexie writes it or as batches of changes. The shape is told by
 * its documentation only, see `docs/formats.md`.
 */
import * as v from 'valibot';
import type { Format } from '../reading/format.ts';
import type { Collector } from '../reading/model.ts';
import { fields, isRecord, list, text, texts, time } from '../reading/values.ts';

const page = v.looseObject({ url: text, fullUrl: text, fullTitle: text });
const annotation = v.looseObject({
  url: text,
  pageUrl: text,
  pageTitle: text,
  body: text,
  comment: text,
  createdWhen: time,
  lastEdited: time,
  tags: texts,
});

interface Tables {
  readonly pages: readonly unknown[];
  readonly annotations: readonly unknown[];
}

/** The rows of its tables, wherever the dump keeps them. */
function tablesOf(json: unknown): Tables | undefined {
  if (!isRecord(json)) return undefined;
  const { data, changes } = json;
  if (isRecord(data) && Array.isArray(data['data'])) {
    const tables = data['data'].filter(isRecord);
    const rows = (name: string): unknown[] =>
      tables
        .filter(({ tableName }) => tableName === name)
        .flatMap(({ rows: own }) => (Array.isArray(own) ? own : []));
    return { pages: rows('pages'), annotations: rows('annotations') };
  }
  if (Array.isArray(changes)) {
    const rows = (name: string): unknown[] =>
      changes.filter(isRecord).flatMap(({ collection, object }) => (collection === name ? [object] : []));
    return { pages: rows('pages'), annotations: rows('annotations') };
  }
  if (!Array.isArray(json['annotations'])) return undefined;
  return { pages: v.parse(list, json['pages']), annotations: json['annotations'] };
}

const isMemex = (row: unknown): boolean =>
  isRecord(row) && ('pageUrl' in row || 'fullUrl' in row || 'createdWhen' in row);

export const memex: Format = {
  name: 'memex',
  label: 'Memex dump',
  recognise({ json }) {
    const tables = tablesOf(json);
    return tables !== undefined && [...tables.pages, ...tables.annotations].some(isMemex);
  },
  read({ json }, into) {
    const { pages, annotations } = tablesOf(json) ?? { pages: [], annotations: [] };
    const known = new Map(
      pages.flatMap((one) => {
        const found = fields(page, one);
        return found === undefined ? [] : [[found.url ?? found.fullUrl ?? '', found] as const];
      }),
    );
    for (const found of known.values()) {
      into.add({ address: found.fullUrl ?? '', title: found.fullTitle ?? '' }, undefined, 1);
    }
    for (const one of annotations) readAnnotation(one, known, into);
  },
};

/** A page's name has no scheme; its full address is in the table of pages. */
function readAnnotation(
  value: unknown,
  pages: ReadonlyMap<string, v.InferOutput<typeof page>>,
  into: Collector,
): void {
  const found = fields(annotation, value);
  const { body = '', comment = '', pageUrl = '', pageTitle, createdWhen, lastEdited, url } = found ?? {};
  if (body === '' && comment === '') {
    into.refuse(1, 'An annotation has neither a passage nor a comment.');
    return;
  }
  const of = pages.get(pageUrl);
  const address =
    of?.fullUrl ?? (pageUrl === '' || /^https?:/i.test(pageUrl) ? pageUrl : `https://${pageUrl}`);
  into.add(
    { address, title: pageTitle ?? of?.fullTitle ?? '' },
    {
      passage: body,
      comment,
      tags: found?.tags ?? [],
      ...(url !== undefined && { id: url }),
      ...(createdWhen !== undefined && { created: createdWhen }),
      ...(lastEdited !== undefined && { modified: lastEdited }),
    },
    1,
  );
}
