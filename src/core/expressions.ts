/** Asks texts for words first and for expressions after: compiling one takes longer than reading a page. */

const compiled = new Map<string, RegExp>();

/** An expression that ignores case, compiled once and where it is first needed. */
export function expression(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source, 'i');
  compiled.set(source, known);
  return known;
}

/** Whether a text in lower case has one of these words, which are parted by `|`. */
export function hasOne(lower: string, words: string): boolean {
  return words.split('|').some((word) => lower.includes(word));
}
