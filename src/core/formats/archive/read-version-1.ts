/** Reads an archive of version 1: the library as one object of JSON, a record a line. */
import * as v from 'valibot';
import { checkReferences, isStorable, MOST_RECORDS, pathOf } from './check-records.ts';
import {
  changed,
  checkVersion,
  cutShort,
  damaged,
  malformed,
  notOurs,
  tooMany,
  type ArchiveError,
} from './errors.ts';
import { archived, SECTIONS, time, type Archive, type ArchivedName } from './records.ts';
import { sha256Of } from './sha256.ts';
import { VERSION as LATEST } from './write-lines.ts';

const FORMAT = 'postil';
const VERSION = 1;

const head = v.looseObject({ format: v.literal(FORMAT), version: v.exactOptional(v.unknown()) });

const body = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  exported: time,
  counts: v.strictObject({
    publications: v.number(),
    issues: v.number(),
    tags: v.number(),
    annotations: v.number(),
    tombstones: v.number(),
  }),
  publications: v.array(v.unknown()),
  issues: v.array(v.unknown()),
  tags: v.array(v.unknown()),
  annotations: v.array(v.unknown()),
  tombstones: v.array(v.unknown()),
  sha256: v.exactOptional(v.nullable(v.string())),
});

/**
 * Reads an archive: every record is checked and rebuilt from its schema, every reference leads
 * somewhere, and counts and digest are what the file says. A file that was edited on purpose is
 * taken when its `sha256` is null or left out.
 * @throws ArchiveError
 */
export function parseVersion1(text: string): Archive {
  const file = text.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n');
  const json = parseJson(file);
  const headed = v.safeParse(head, json);
  if (!headed.success) throw notOurs();
  checkVersion(headed.output.version, VERSION, LATEST);
  const parsed = v.safeParse(body, json);
  if (!parsed.success) throw malformed(pathOf(parsed.issues[0]).slice(1), undefined);
  const { exported, counts, sha256: digest, ...sections } = parsed.output;
  if (SECTIONS.reduce((sum, name) => sum + sections[name].length, 0) > MOST_RECORDS) {
    throw tooMany();
  }
  const archive: Archive = {
    exported,
    publications: records(file, sections, 'publications'),
    issues: records(file, sections, 'issues'),
    tags: records(file, sections, 'tags'),
    annotations: records(file, sections, 'annotations'),
    tombstones: records(file, sections, 'tombstones'),
  };
  checkReferences(archive, (name, index) => lineOf(file, name, index));
  for (const name of SECTIONS) {
    if (counts[name] !== archive[name].length) throw changed(`counts.${name}`);
  }
  if (typeof digest === 'string' && digest !== digestOf(file)) throw changed('sha256');
  return archive;
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(file) as unknown;
  } catch {
    // The engines' own errors differ, and for a file of a size they name no line.
    if (!file.trimStart().startsWith('{')) throw notOurs();
    throw cutShort(brokenLine(file));
  }
}

/** The first line that holds a record and is no JSON, or else the last line: the file just ends. */
function brokenLine(file: string): number {
  const lines = file.trimEnd().split('\n');
  const broken = lines.findIndex((line, index) => index > 0 && line.startsWith('{') && !isJson(line));
  return (broken < 0 ? lines.length - 1 : broken) + 1;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line.replace(/,$/u, ''));
    return true;
  } catch {
    return false;
  }
}

type Sections = Readonly<Record<ArchivedName, readonly unknown[]>>;

/** The records of a section, each rebuilt from its schema, no id twice. */
function records<Name extends ArchivedName>(file: string, sections: Sections, name: Name): Archive[Name] {
  const ids = new Set<string>();
  const found = sections[name].map((record, index) => {
    const parsed = v.safeParse(archived[name], record, { abortEarly: true, abortPipeEarly: true });
    const path = `${name}[${index}]`;
    const refused = (why: string): ArchiveError => damaged(why, path, lineOf(file, name, index));
    if (!parsed.success) throw malformed(path + pathOf(parsed.issues[0]), lineOf(file, name, index));
    if (!isStorable(parsed.output)) throw refused('It holds text that is no Unicode.');
    if (ids.has(parsed.output.id)) throw refused('Its id is there twice.');
    ids.add(parsed.output.id);
    return parsed.output;
  });
  // The schema of a name makes the records of that name.
  return found as unknown as Archive[Name];
}

/** The line of a record, where the file still has a record a line. */
function lineOf(file: string, name: ArchivedName, index: number): number | undefined {
  const lines = file.split('\n');
  const start = lines.indexOf(`"${name}":[`);
  const at = start + 1 + index;
  return start >= 0 && lines[at]?.startsWith('{') === true ? at + 1 : undefined;
}

/** The digest of everything before the last line. */
function digestOf(file: string): string {
  return sha256Of(file.slice(0, file.lastIndexOf('\n"sha256"') + 1));
}
