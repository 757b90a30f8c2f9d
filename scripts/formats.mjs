/**
 * Reads notes from files of any format that Postil takes in, says what is in them, and writes them in another; files
 * of an Obsidian vault that are there already are updated, with what their reader wrote in them.
 *
 * npm run formats -- FILE… [--json] [--to=FORMAT --out=DIR]
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * @typedef {typeof import('../src/core/formats/read-file.ts') & typeof import('../src/core/formats/library-file.ts')
 *   & typeof import('../src/core/formats/writers.ts') & typeof import('../src/core/formats/markdown/round-trip.ts')} Formats
 */

/** @returns {Promise<Formats>} the formats of the extension, as Node can run them */
async function loadFormats() {
  const parts = ['read-file', 'library-file', 'writers', 'markdown/round-trip'];
  const built = await esbuild.build({
    stdin: {
      contents: parts.map((name) => `export * from './src/core/formats/${name}.ts';`).join('\n'),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['browser'],
    target: 'es2023',
    charset: 'utf8',
  });
  const code = built.outputFiles[0]?.contents ?? new Uint8Array();
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/**
 * @param {Formats} formats
 * @param {readonly string[]} files
 * @returns what each file holds; one that cannot be opened is said to be unreadable
 */
async function report(formats, files) {
  const all = [];
  for (const file of files) {
    let bytes;
    try {
      bytes = await readFile(file);
    } catch (error) {
      const reason = `The file cannot be opened: ${error instanceof Error ? error.message : String(error)}`;
      all.push({ file, reading: { format: undefined, issues: [], unreadable: [{ line: 1, reason }] } });
      continue;
    }
    all.push({ file, reading: formats.readFile(bytes) });
  }
  return all;
}

/** @param {Awaited<ReturnType<typeof report>>[number]} one */
function summary({ file, reading: { format, issues, unreadable } }) {
  const notes = issues.reduce((sum, issue) => sum + issue.notes.length, 0);
  return { file, format: format ?? null, notes, issues: issues.length, unreadable };
}

/** @param {readonly ReturnType<typeof summary>[]} rows */
function table(rows) {
  const cells = rows.map(({ file, format, notes, issues, unreadable }) => [
    file,
    format ?? '–',
    `${notes}`,
    `${issues}`,
    `${unreadable.length}`,
  ]);
  const all = [['file', 'format', 'notes', 'issues', 'unreadable'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const faults = rows.flatMap(({ file, unreadable }) =>
    unreadable.map(({ line: number, reason }) => `${file}:${number}: ${reason}`),
  );
  return [...all.map(line), ...(faults.length > 0 ? ['', ...faults] : [])].join('\n');
}

/**
 * Writes what each file holds, in a folder of its own where there are several.
 * @param {Formats} formats
 * @param {readonly string[]} files
 * @param {string} to
 * @param {string} out
 */
async function convert(formats, files, to, out) {
  const writer = formats.WRITERS.find(({ name }) => name === to);
  if (writer === undefined) {
    const known = formats.WRITERS.map(({ name }) => name).join(', ');
    throw new Error(`No format that is written is called ${to}. There are: ${known}.`);
  }
  const now = new Date().toISOString();
  for (const [index, file] of files.entries()) {
    const { library } = formats.libraryFrom(await readFile(file), {
      now: /** @type {import('../src/core/model.ts').IsoTime} */ (now),
      moment: (time) => /** @type {import('../src/core/model.ts').IsoTime} */ (new Date(time).toISOString()),
    });
    const folder = files.length === 1 ? out : join(out, `${index + 1} ${basename(file)}`);
    await mkdir(folder, { recursive: true });
    for (const { name, text } of writer.write(library)) {
      const path = join(folder, name);
      await writeFile(path, to === 'obsidian' ? await updated(formats, path, text) : text);
    }
  }
}

/**
 * A file of a vault that may be there already, with what its reader wrote in it.
 * @param {Formats} formats
 * @param {string} path
 * @param {string} fresh
 */
async function updated(formats, path, fresh) {
  let here;
  try {
    here = await readFile(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    return fresh;
  }
  const { text, conflicts } = formats.updateMarkdown(here, fresh);
  for (const id of conflicts) console.error(`${path}: ^${id} changed here and there; left as it is here.`);
  return text;
}

const USAGE = 'npm run formats -- FILE… [--json] [--to=FORMAT --out=DIR]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, to: { type: 'string' }, out: { type: 'string' } },
});
if (positionals.length === 0 || (values.to === undefined) !== (values.out === undefined)) {
  console.error(USAGE);
  process.exit(2);
}
const formats = await loadFormats();
const rows = (await report(formats, positionals)).map(summary);
console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
if (values.to !== undefined && values.out !== undefined) {
  const readable = rows.filter(({ format }) => format !== null).map(({ file }) => file);
  await convert(formats, readable, values.to, values.out);
}
