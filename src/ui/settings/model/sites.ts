/** Match patterns as a reader says them. */

/**
 * The sites that a match pattern covers: `*.substack.com` and its path where it is not all of it.
 * @see https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns
 */
export function siteName(pattern: string): string {
  if (pattern === '<all_urls>' || /^(?:\*|https?):\/\/\*\/\*$/.test(pattern)) return 'every site';
  const [, host = pattern, path = ''] = /^[^:]+:\/\/([^/]+)(\/.*)?$/.exec(pattern) ?? [];
  return path === '/*' || path === '' ? host : host + path.replace(/\*$/, '…');
}
