/** The archive: a whole library as one JSON file with a record a line, written and read back. */
import * as v from 'valibot';
import { archived, type Archive, type ArchivedName } from './records.ts';
import { canonicalJson } from './canonical.ts';
import { isClean, shorten } from '../../clean.ts';
import type { IsoTime } from '../../model.ts';
import { sha256Of } from './sha256.ts';

export type { Archive, Tombstone } from './records.ts';

const FORMAT = 'postil';
const VERSION = 1;

/** More records than this are no reader's library. */
const MOST_RECORDS = 1_000_000;

/** The parts of an archive, in their order: what is referred to comes before what refers to it. */
export const SECTIONS = ['publications', 'issues', 'tags', 'annotations', 'tombstones'] as const;

/** The file is no archive, a damaged or a newer one. The message is a sentence that says what to do. */
export class ArchiveError extends Error {
  /** Where in the data: `annotations[3].target.source`. */
  readonly path: string | undefined;
  /** Where in the file, counted from 1. */
  readonly line: number | undefined;

  constructor(message: string, path?: string, line?: number) {
    super(message);
    this.name = 'ArchiveError';
    this.path = path;
    this.line = line;
  }
}

/** The text of an archive before its first section. */
export function archiveHead(exported: IsoTime, counts: Readonly<Record<ArchivedName, number>>): string {
  return `{"format":"${FORMAT}","version":${VERSION},\n"exported":"${exported}",\n"counts":${canonicalJson(counts)},\n`;
}

export function sectionHead(name: ArchivedName): string {
  return `"${name}":[\n`;
}

/** Records, one a line. @param first whether they are the first of their section. */
export function recordLines(batch: readonly object[], first: boolean): string {
  const lines = batch.map((record) => canonicalJson(record)).join(',\n');
  return first || lines === '' ? lines : `,\n${lines}`;
}

export const SECTION_FOOT = '\n],\n';

/** The last line. @param digest SHA-256 of all the bytes before it, in hexadecimal digits. */
export function archiveFoot(digest: string): string {
  return `"sha256":"${digest}"}\n`;
}

const head = v.looseObject({ format: v.literal(FORMAT), version: v.exactOptional(v.unknown()) });

const body = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  exported: archived.time,
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
export function parseArchive(text: string): Archive {
  const file = text.replace(/^\ufeff/u, '').replaceAll('\r\n', '\n');
  const json = parseJson(file);
  const headed = v.safeParse(head, json);
  if (!headed.success) {
    throw new ArchiveError('This is no archive of Postil. Choose a file that Postil exported.');
  }
  checkVersion(headed.output.version);
  const parsed = v.safeParse(body, json);
  if (!parsed.success) throw malformed(file, parsed.issues[0]);
  const { exported, counts, sha256: digest, ...sections } = parsed.output;
  if (SECTIONS.reduce((sum, name) => sum + sections[name].length, 0) > MOST_RECORDS) {
    throw new ArchiveError('This archive has more than a million records. Import it in parts.');
  }
  const archive: Archive = {
    exported,
    publications: records(file, sections, 'publications'),
    issues: records(file, sections, 'issues'),
    tags: records(file, sections, 'tags'),
    annotations: records(file, sections, 'annotations'),
    tombstones: records(file, sections, 'tombstones'),
  };
  checkReferences(file, archive);
  for (const name of SECTIONS) {
    if (counts[name] !== archive[name].length) throw changed(`counts.${name}`);
  }
  if (typeof digest === 'string' && digest !== digestOf(file)) throw changed('sha256');
  return archive;
}

/** Versions count from 1: what is later is a newer Postil's, anything else is nobody's. */
function checkVersion(version: unknown): void {
  if (version === VERSION) return;
  if (typeof version === 'number' && Number.isInteger(version) && version > VERSION) {
    throw new ArchiveError(
      'A newer Postil made this archive. Update Postil, then import it again.',
      'version',
    );
  }
  const said = version === undefined ? 'no version' : `version ${JSON.stringify(version)}`;
  throw new ArchiveError(
    `This archive says ${shorten(said, 60)}, which no Postil writes: the file was changed. Choose another copy.`,
    'version',
  );
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(file) as unknown;
  } catch {
    // The engines' own errors differ, and for a file of a size they name no line.
    if (!file.trimStart().startsWith('{')) {
      throw new ArchiveError('This is no archive of Postil. Choose a file that Postil exported.');
    }
    throw new ArchiveError(
      'This archive is damaged or was cut short. Copy the file again, or choose an earlier one.',
      undefined,
      brokenLine(file),
    );
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
    if (!parsed.success) throw malformed(file, parsed.issues[0], { name, index });
    if (!isAllClean(parsed.output)) throw damaged(file, { name, index }, 'It holds text that is no Unicode.');
    if (ids.has(parsed.output.id)) throw damaged(file, { name, index }, 'Its id is there twice.');
    ids.add(parsed.output.id);
    return parsed.output;
  });
  // The schema of a name makes the records of that name.
  return found as unknown as Archive[Name];
}

/** Depth is bounded: the value was rebuilt from a schema. */
function isAllClean(value: unknown): boolean {
  if (typeof value === 'string') return isClean(value);
  return typeof value !== 'object' || value === null || Object.values(value).every(isAllClean);
}

function checkReferences(file: string, { publications, issues, tags, annotations }: Archive): void {
  const known = new Set<string>([...publications, ...issues, ...tags].map(({ id }) => id));
  for (const [index, { publication }] of issues.entries()) {
    if (!known.has(publication))
      throw damaged(file, { name: 'issues', index }, 'Its publication is missing.');
  }
  for (const [index, { issue, tags: given }] of annotations.entries()) {
    const at = { name: 'annotations', index } as const;
    if (!known.has(issue)) throw damaged(file, at, 'Its issue is missing.');
    if (!given.every((id) => known.has(id))) throw damaged(file, at, 'One of its tags is missing.');
  }
}

interface Place {
  readonly name: ArchivedName;
  readonly index: number;
}

function damaged(file: string, { name, index }: Place, why: string): ArchiveError {
  const message = `A record of this archive cannot be read. ${why} Export the library again, or correct the file.`;
  return new ArchiveError(message, `${name}[${index}]`, lineOf(file, name, index));
}

function malformed(file: string, issue: v.BaseIssue<unknown>, place?: Place): ArchiveError {
  const inner = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  const path =
    place === undefined ? inner.join('').slice(1) : `${place.name}[${place.index}]${inner.join('')}`;
  const line = place === undefined ? undefined : lineOf(file, place.name, place.index);
  const what = path === '' ? 'A part' : `What stands at “${path}”`;
  const message = `A record of this archive cannot be read. ${what} is not as Postil writes it. Export the library again, or correct the file.`;
  return new ArchiveError(message, path, line);
}

function changed(path: string): ArchiveError {
  const message =
    'This archive was changed or damaged after it was exported. Choose another copy, or, if you changed it on purpose, set its "sha256" to null and correct its counts.';
  return new ArchiveError(message, path);
}

/** The line of a record, where the file still has a record a line. */
function lineOf(file: string, name: ArchivedName, index: number): number | undefined {
  const lines = file.split('\n');
  const start = lines.indexOf(sectionHead(name).trimEnd());
  const at = start + 1 + index;
  return start >= 0 && lines[at]?.startsWith('{') === true ? at + 1 : undefined;
}

/** The digest of everything before the last line. */
function digestOf(file: string): string {
  return sha256Of(file.slice(0, file.lastIndexOf('\n"sha256"') + 1));
}
