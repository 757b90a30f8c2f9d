/** Asks texts for words first and for expressions after: compiling one takes longer than reading a page. */

const compiled = new Map<string, RegExp>();

/** A text in lower case, unit for unit: only İ would become two. */
export function lowerCase(text: string): string {
  return text.replaceAll('İ', 'I').toLowerCase();
}

/**
 * An expression, compiled once and where it is first needed. It is for texts in lower case: one that
 * ignores case takes twice as long to compile.
 */
export function expression(source: string): RegExp {
  const known = compiled.get(source) ?? new RegExp(source, 'u');
  compiled.set(source, known);
  return known;
}

/** Whether a text in lower case has one of these words, which are parted by `|`. */
export function hasOne(lower: string, words: string): boolean {
  return words.split('|').some((word) => lower.includes(word));
}
