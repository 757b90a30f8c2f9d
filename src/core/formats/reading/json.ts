/** JSON from files: bounded in depth, its faults told by line. */
import { FormatError } from './model.ts';

/** Deeper than any export nests, far from what breaks an engine. */
const DEEPEST = 100;

const QUOTE = 34;
const BACKSLASH = 92;

/** The place after the string that begins at `at`. */
function afterString(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (code === QUOTE) return next + 1;
    if (code === BACKSLASH) next++;
  }
  return text.length;
}

/**
 * Parses a file of JSON.
 * @throws FormatError with the line of the fault
 */
export function parseJson(text: string): unknown {
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const sign = text[at];
    if (sign === '"') {
      at = afterString(text, at);
      continue;
    }
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    if (depth > DEEPEST)
      throw new FormatError('This file nests deeper than any export does.', lineAt(text, at));
    at++;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new FormatError(
      'This file is damaged or was cut short: its JSON ends or breaks here. Export it again.',
      faultLine(text, error),
    );
  }
}

/** Engines tell the place in words, each in its own. */
function faultLine(text: string, error: unknown): number {
  const message = error instanceof Error ? error.message : '';
  const [, line] = /\bline (\d+)/.exec(message) ?? [];
  if (line !== undefined) return Number(line);
  const [, position] = /\bposition (\d+)/.exec(message) ?? [];
  return lineAt(text, position === undefined ? text.trimEnd().length : Number(position));
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++;
  return line;
}

/**
 * The line of each element of an array in a sound JSON text.
 * @param key the array's own, the first of that name; without one, the array that is the whole text
 */
export function elementLines(text: string, key?: string): number[] {
  const from = key === undefined ? text.indexOf('[') : arrayAt(text, key);
  if (from < 0) return [];
  const lines: number[] = [];
  let line = lineAt(text, from);
  let depth = 0;
  let expected = false;
  for (let at = from; at < text.length;) {
    const sign = text[at] ?? '';
    if (expected && !/\s/.test(sign)) {
      expected = false;
      if (sign !== ']') lines.push(line);
    }
    if (sign === '[' || sign === '{') depth++;
    else if (sign === ']' || sign === '}') depth--;
    else if (sign === '\n') line++;
    if (depth === 0) return lines;
    if (at === from || (depth === 1 && sign === ',')) expected = true;
    at = sign === '"' ? afterString(text, at) : at + 1;
  }
  return lines;
}

function arrayAt(text: string, key: string): number {
  const name = `"${key}"`;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const rest = /^\s*:\s*\[/.exec(text.slice(at + name.length, at + name.length + 1_000));
    if (rest !== null) return at + name.length + rest[0].length - 1;
  }
  return -1;
}
