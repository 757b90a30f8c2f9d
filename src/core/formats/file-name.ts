/** Names for files that Windows, macOS, Linux and a wiki link all take. */
import { shorten } from '../clean.ts';

/** The longest name in UTF-8 with its extension: file systems count bytes, and sync tools add to them. */
const LONGEST = 180;

/** What breaks a path or a wiki link. */
const BREAKING = /[\p{Cc}\p{Zl}\p{Zp}\\/:*?"<>#^[\]|]/u;

/** What nobody sees, and what turns the direction of a name; joiners stay, which scripts and emoji need. */
const UNSEEN =
  /[\p{Bidi_Control}\p{Surrogate}\p{Noncharacter_Code_Point}\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff]/gu;

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)\s*(?:\.|$)/i;

/** What stands at an end and is lost or hidden there: dots, spaces, and what would be replaced. */
const EDGE = new RegExp(`^(?:${BREAKING.source}|[.\\s])+|(?:${BREAKING.source}|[.\\s])+$`, 'gu');

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A title as the name of a file: every letter of every script stays, and all punctuation that
 * systems and wiki links allow. `a/b` becomes `a-b`, `a: b` becomes `a - b`, what else breaks a
 * name becomes a space. At most 180 bytes with the extension, cut between characters.
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function fileName(title: string, extension: string): string {
  return `${stem(title, LONGEST - bytes(extension) - 1)}.${extension}`;
}

/**
 * Names for several titles, none twice on any system: a name that differs from an earlier one at
 * most in case or in the composition of its letters gets a number.
 */
export function fileNames(titles: readonly string[], extension: string): string[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return titles.map((title) => {
    const first = stem(title, LONGEST - bytes(extension) - 1);
    for (let number = next.get(first) ?? 1; ; number++) {
      const suffix = number === 1 ? '' : ` ${number}`;
      const name =
        number === 1 ? first : stem(first, LONGEST - bytes(extension) - 1 - suffix.length) + suffix;
      const folded = name.normalize('NFD').toUpperCase().toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      next.set(first, number + 1);
      return `${name}.${extension}`;
    }
  });
}

function stem(title: string, room: number): string {
  const tidy = shorten(title, 1_000)
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(EDGE, '')
    .replace(/\s*:\s+/gu, ' - ')
    .replace(/[\\/:|]+/g, '-')
    .replace(new RegExp(BREAKING.source, 'gu'), ' ')
    .replace(/\s+/gu, ' ');
  let name = '';
  for (const { segment } of characters.segment(tidy)) {
    if (bytes(name + segment) > room - 'Postil '.length) break;
    name += segment;
  }
  name = name.replace(EDGE, '');
  return name === '' || RESERVED.test(name) ? `Postil ${name}`.trim() : name;
}

/** How long a text is in UTF-8. */
function bytes(text: string): number {
  return encodeURIComponent(text).replace(/%../g, '.').length;
}
