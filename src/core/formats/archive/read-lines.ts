/** Reads an archive of version 2, line by line: see `write-lines.ts` for what the lines are. */
import * as v from 'valibot';
import type { IsoTime } from '../../model.ts';
import { checkReferences, isStorable, MOST_RECORDS, pathOf } from './check-records.ts';
import { changed, checkVersion, cutShort, damaged, malformed, notOurs, tooMany } from './errors.ts';
import { keptRecords, SECTIONS, time, type Archive, type ArchivedName } from './records.ts';
import { sha256 } from './sha256.ts';
import { VERSION } from './write-lines.ts';

/** How the first line of an archive of this or a later version begins. */
export const HEAD = /^\ufeff?\{"format":"postil","version":(?!1\b)/;

const head = v.looseObject({ format: v.literal('postil'), version: v.unknown(), exported: v.unknown() });

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const trailer = v.strictObject({
  counts: v.strictObject({
    publications: count,
    issues: count,
    tags: count,
    annotations: count,
    tombstones: count,
  }),
  sha256: v.exactOptional(v.nullable(v.string())),
});

export interface LineReader {
  /** Takes the next line, without its end. @throws ArchiveError */
  add(line: string): void;
  /** @throws ArchiveError where the lines are no whole archive */
  end(): Archive;
}

/** What was read so far. */
interface Found {
  readonly records: Record<ArchivedName, { readonly id: string }[]>;
  readonly lines: Record<ArchivedName, number[]>;
  readonly ids: Record<ArchivedName, Set<string>>;
}

function bySection<Value>(make: () => Value): Record<ArchivedName, Value> {
  return { publications: make(), issues: make(), tags: make(), annotations: make(), tombstones: make() };
}

/** Begins to read: every record is checked and rebuilt from its schema, fields that it does not know are kept. */
export function lineReader(): LineReader {
  const found: Found = {
    records: bySection(() => []),
    lines: bySection(() => []),
    ids: bySection(() => new Set()),
  };
  const digest = sha256();
  const encoder = new TextEncoder();
  let line = 0;
  let exported: IsoTime | undefined;
  let end: (v.InferOutput<typeof trailer> & { readonly sum: string }) | undefined;
  const take = (text: string): void => {
    const json = parsed(text, line);
    if (exported === undefined) exported = exportedOf(json);
    else if (json !== null && typeof json === 'object' && 'counts' in json) {
      const last = v.safeParse(trailer, json);
      if (!last.success) throw malformed(pathOf(last.issues[0]).slice(1), line);
      end = { ...last.output, sum: digest.end() };
      return;
    } else takeRecord(found, json, line);
    digest.add(encoder.encode(`${text}\n`));
  };
  return {
    add(given) {
      line++;
      const text = (line === 1 ? given.replace(/^\ufeff/u, '') : given).replace(/\r$/, '');
      if (end === undefined) take(text);
      else if (text.trim() !== '') throw changed('sha256', line);
    },
    end() {
      if (exported === undefined) throw notOurs();
      if (end === undefined) throw cutShort(line);
      // Each record passed the schema of its section.
      const archive = { exported, ...found.records } as unknown as Archive;
      for (const name of SECTIONS) {
        if (end.counts[name] !== archive[name].length) throw changed(`counts.${name}`);
      }
      if (typeof end.sha256 === 'string' && end.sha256 !== end.sum) throw changed('sha256');
      checkReferences(archive, (name, index) => found.lines[name][index]);
      return archive;
    },
  };
}

function parsed(text: string, line: number): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw line === 1 ? notOurs() : cutShort(line);
  }
}

function exportedOf(json: unknown): IsoTime {
  const first = v.safeParse(head, json);
  if (!first.success) throw notOurs();
  checkVersion(first.output.version, VERSION, VERSION);
  const exported = v.safeParse(time, first.output.exported);
  if (!exported.success) throw malformed('exported', 1);
  return exported.output;
}

function isSection(name: string | undefined): name is ArchivedName {
  return SECTIONS.some((section) => section === name);
}

function takeRecord({ records, lines, ids }: Found, json: unknown, line: number): void {
  const [[name, record] = [], ...others] =
    typeof json === 'object' && json !== null ? Object.entries(json) : [];
  if (!isSection(name) || others.length > 0) throw malformed('', line);
  const path = `${name}[${records[name].length}]`;
  if (!isStorable(record)) throw damaged('It holds text that is no Unicode, or nests too deep.', path, line);
  const checked = v.safeParse(keptRecords[name], record, { abortEarly: true, abortPipeEarly: true });
  if (!checked.success) throw malformed(path + pathOf(checked.issues[0]), line);
  const { id } = checked.output;
  if (ids[name].has(id)) throw damaged('Its id is there twice.', path, line);
  ids[name].add(id);
  records[name].push(checked.output);
  lines[name].push(line);
  if (line > MOST_RECORDS) throw tooMany();
}

/** A whole text. @throws ArchiveError */
export function parseLines(text: string): Archive {
  const reader = lineReader();
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    reader.add(text.slice(start, end < 0 ? text.length : end));
    start = end < 0 ? text.length : end + 1;
  }
  return reader.end();
}
