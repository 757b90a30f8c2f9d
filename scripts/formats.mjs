/**
 * Reads notes from files of any format that Postil takes in, and says what is in them.
 *
 * npm run formats -- FILE… [--json]
 */
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns {Promise<typeof import('../src/core/formats/read-file.ts')>} */
export async function loadFormats() {
  const built = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['src/core/formats/read-file.ts'],
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
 * @param {readonly string[]} files
 * @returns what each file holds; one that cannot be opened is said to be unreadable
 */
async function report(files) {
  const formats = await loadFormats();
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  if (positionals.length === 0) {
    console.error('npm run formats -- FILE… [--json]');
    process.exit(2);
  }
  const rows = (await report(positionals)).map(summary);
  console.log(values.json ? JSON.stringify(rows, null, 2) : table(rows));
}
