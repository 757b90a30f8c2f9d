/** Names of tags in one line, so that names with commas and quotes come back as they were. */

/**
 * Names by comma. One that has a comma, a quote or spaces at an end stands in double quotes, its own
 * doubled, as in a row of RFC 4180.
 */
export function tagList(names: readonly string[]): string {
  return names
    .filter((name) => name !== '')
    .map((name) => (/^\s|[,"\n\r]|\s$/u.test(name) ? `"${name.replaceAll('"', '""')}"` : name))
    .join(', ');
}

/** Reads what `tagList` wrote, and plain lists by comma of other tools. A lone quote is itself. */
export function parseTagList(text: string): string[] {
  const names = [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"(?=\s*(?:,|$))|([^,]*))\s*(?:,|$)/gu)];
  return names
    .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
    .filter((name) => name !== '');
}
