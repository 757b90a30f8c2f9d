/** A file of any format, read: what it is, what is in it, and what of it could not be read. */
import { foldColumn } from './csv/columns.ts';
import { parseCsv } from './csv/parse.ts';
import { readItems } from './omnivore/read.ts';
import { decode } from './reading/decode.ts';
import type { Source } from './reading/format.ts';
import { gunzip, isGzip } from './reading/gunzip.ts';
import { parseJson } from './reading/json.ts';
import { collector, FormatError, type Reading, type Unreadable } from './reading/model.ts';
import { isZip, unzipTexts } from './reading/unzip.ts';
import { FORMATS } from './table.ts';

export interface FileReading extends Reading {
  /** The name of a format of `table.ts`, or `omnivore`; undefined where none recognises the file. */
  readonly format: string | undefined;
}

const UNKNOWN =
  'No format that Postil reads is recognised in this file. Export your notes again, as JSON, CSV, Markdown or text.';

/**
 * Reads a file that a reader chose. What is wrong with it is in `unreadable`, also where nothing
 * could be read at all: nothing is thrown for the content of a file.
 */
export function readFile(bytes: Uint8Array): FileReading {
  try {
    if (bytes.length === 0) throw new FormatError('This file is empty. Export your notes again.');
    if (isZip(bytes)) return readZip(bytes);
    return readBytes(isGzip(bytes) ? gunzip(bytes) : bytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { format: undefined, issues: [], unreadable: [{ line: error.line, reason: error.message }] };
  }
}

function readBytes(bytes: Uint8Array): FileReading {
  const { text, damage } = decode(bytes);
  const reading = readText(text.replace(/^\ufeff/u, ''));
  return { ...reading, unreadable: inOrder([...damage, ...reading.unreadable]) };
}

const inOrder = (all: readonly Unreadable[]): Unreadable[] => all.toSorted((a, b) => a.line - b.line);

function readText(text: string): FileReading {
  if (text.trim() === '') throw new FormatError('This file is empty. Export your notes again.');
  const source = sourceOf(text);
  const format = FORMATS.find((one) => one.recognise(source));
  if (format === undefined) throw new FormatError(UNKNOWN);
  const into = collector();
  try {
    format.read(source, into);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    into.refuse(error.line, error.message);
  }
  return { format: format.name, ...into.reading() };
}

/** A file as far as its first sign tells: JSON begins with a bracket, a table has columns in its first row. */
function sourceOf(text: string): Source {
  if (/^\s*[[{]/.test(text)) {
    // A wiki link begins with brackets too, and an archive has its own way to say what is damaged.
    const isOther = /^\s*\[\[/.test(text) || /^\s*\{\s*"format"\s*:\s*"postil"/.test(text.slice(0, 200));
    return isOther ? { text } : { text, json: parseJson(text) };
  }
  if (/^\s*[<>#-]/.test(text)) return { text };
  const [first, ...rows] = parseCsv(text);
  const header = first?.cells.map(foldColumn) ?? [];
  const isTable =
    header.length > 1 && new Set(header).size === header.length && header.every((name) => name.length < 40);
  return isTable ? { text, header, rows } : { text };
}

/** Omnivore’s zip belongs together; of any other, each file is read by itself. */
function readZip(bytes: Uint8Array): FileReading {
  const files = unzipTexts(bytes);
  const into = collector();
  const metadata = [...files].filter(([name]) => /(?:^|\/)metadata_[^/]*\.json$/.test(name));
  if (metadata.length > 0) {
    const highlights = new Map(
      [...files].flatMap(([name, content]) => {
        const [, slug] = /(?:^|\/)highlights\/([^/]+)\.md$/.exec(name) ?? [];
        return slug === undefined ? [] : [[slug, decode(content).text.replace(/^\ufeff/u, '')] as const];
      }),
    );
    for (const [, content] of metadata) {
      const { text } = decode(content);
      readItems({ text, json: parseJson(text.replace(/^\ufeff/u, '')) }, highlights, into);
    }
    return { format: 'omnivore', ...into.reading() };
  }
  const readings = [...files].map(([name, content]) => ({ name, reading: readFile(content) }));
  const known = readings.filter(({ reading }) => reading.format !== undefined);
  if (known.length === 0) throw new FormatError('No file in this zip is of a format that Postil reads.');
  for (const {
    reading: { issues },
  } of known) {
    for (const { notes, ...source } of issues) {
      if (notes.length === 0) into.add(source, undefined, 1);
      for (const note of notes) into.add(source, note, 1);
    }
  }
  for (const { name, reading } of readings)
    for (const { line, reason } of reading.unreadable) into.refuse(line, `${name}: ${reason}`);
  return { format: known[0]?.reading.format, ...into.reading() };
}
