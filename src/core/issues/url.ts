/** Web addresses as URLs: which of them may be opened, and what site they are of. */

const LONGEST = 2048;

/**
 * Parses an address that may be linked to: http or https, no credentials, no longer than 2,048
 * characters. Anything else is `undefined` and must be shown as text.
 */
export function safeUrl(value: string): URL | undefined {
  if (value.length > LONGEST || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.username === '' && url.password === '' ? url : undefined;
}

/** The host that an address belongs to, without `www.`. */
export function siteOf(address: string): string {
  return new URL(address).host.replace(/^www\./, '');
}
