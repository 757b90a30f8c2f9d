/** Bytes of a file as text, whatever encoding it was saved in. */
import { FormatError, type Unreadable } from './model.ts';

export interface Decoded {
  readonly text: string;
  /** Lines with bytes that are no text. */
  readonly damage: readonly Unreadable[];
}

const utf8 = new TextDecoder('utf-8');

/** How much of a file tells its encoding. */
const PROBE = 4_096;

/** Letters of Western Europe and the marks that word processors set, each between two of ASCII. */
const WESTERN = /[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f\xa0-\xff]/u;

/**
 * Decodes UTF-8 and UTF-16 with or without a byte order mark, and what an old spreadsheet saves:
 * Windows-1252.
 * @throws FormatError where the bytes are no text
 */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), damage: [] };
  const text = utf8.decode(bytes);
  const damaged = damagedLines(text, bytes);
  if (damaged.length === 0) {
    refuseBinary(text);
    return { text, damage: [] };
  }
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  if (whole < damaged.length && isWestern(bytes)) {
    const western = new TextDecoder('windows-1252').decode(bytes).replaceAll(/[\x80-\x9f]/g, asWestern);
    refuseBinary(western);
    return { text: western, damage: [] };
  }
  refuseBinary(text);
  if (whole < damaged.length) {
    throw new FormatError(
      'The encoding of this file cannot be told. Save it as UTF-8, then import it again.',
    );
  }
  const lines = [...new Set(damaged)];
  return {
    text,
    damage: lines.map((line) => ({ line, reason: 'Some bytes here are no UTF-8; they show as �.' })),
  };
}

/** UTF-16, by its mark or by the zeros that every second byte of a Western or a JSON file has. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros: [number, number] = [0, 0];
  const length = Math.min(bytes.length, PROBE) & ~1;
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  if (odd > length / 8 && even < odd / 8) return 'utf-16le';
  return even > length / 8 && odd < even / 8 ? 'utf-16be' : undefined;
}

/** The line of each place where the decoder met what is no UTF-8: its sign may be in the file too. */
function damagedLines(text: string, bytes: Uint8Array): number[] {
  if (!text.includes('\ufffd')) return [];
  const own = countOf(bytes);
  const lines: number[] = [];
  let line = 1;
  for (const { 0: found } of text.matchAll(/\n|\ufffd/gu)) {
    if (found === '\n') line++;
    else lines.push(line);
  }
  return lines.length === own ? [] : lines;
}

/** How many U+FFFD the file itself has: EF BF BD. */
function countOf(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}

/** What Windows has in place of the controls from 80 to 9F; some engines leave these as they are. */
const MARKS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const asWestern = (control: string): string => MARKS.charAt(control.charCodeAt(0) - 0x80);

function isWestern(bytes: Uint8Array): boolean {
  let beside = 0;
  let high = 0;
  for (const [at, byte] of bytes.subarray(0, 64 * PROBE).entries()) {
    if (byte < 0x80) continue;
    high++;
    if (!WESTERN.test(String.fromCharCode(byte))) return false;
    if ((bytes[at + 1] ?? 0) >= 0x80) beside++;
  }
  return beside <= high / 4;
}

function refuseBinary(text: string): void {
  if (text.slice(0, PROBE).includes('\0')) {
    throw new FormatError(
      'This is no text but a program’s own file. Choose a file that was exported for reading.',
    );
  }
}
