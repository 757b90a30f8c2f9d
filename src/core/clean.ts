/** Text from pages and people, made fit to be stored, exported and read back. */

/** What JSON, UTF-8 and file formats do not carry: lone surrogates and NUL. */
const UNFIT = /[\0\p{Surrogate}]/gu;

/** Whether a text can be stored as it is. */
export function isClean(text: string): boolean {
  return text.search(UNFIT) < 0;
}

/** The text with what cannot be stored replaced by U+FFFD; offsets stay what they were. */
export function clean(text: string): string {
  return text.replace(UNFIT, '\ufffd');
}

/** The beginning of a text, at most `longest` UTF-16 units, no character cut in two. */
export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/u, '');
}
