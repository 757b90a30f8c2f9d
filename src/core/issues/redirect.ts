/** Reads where a mail's tracking link leads, without asking anyone: the link itself says it. */
import { inflate } from './inflate.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The bytes of base64url text (RFC 4648, section 5), plain base64 too; `undefined` for other text. */
function bytesOf(text: string): Uint8Array | undefined {
  const plain = text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const bytes: number[] = [];
  let held = 0;
  let holds = 0;
  for (const letter of plain) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xffff;
    holds += 6;
    if (holds < 8) continue;
    holds -= 8;
    bytes.push((held >> holds) & 255);
  }
  return Uint8Array.from(bytes);
}

/** Text of bytes that are addresses and so ASCII; `undefined` where they are not. */
function ascii(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined || bytes.some((byte) => byte < 32 || byte > 126)) return undefined;
  return String.fromCodePoint(...bytes);
}

function address(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\/[^\s/]+/.test(text) && URL.canParse(text) ? text : undefined;
}

/** Substack: JSON with the address as `e`. */
function inJson(text: string | undefined): string | undefined {
  return address(/"e":\s*"(?<url>[^"\\]+)"/.exec(text ?? '')?.groups?.['url']);
}

/** Mailgun, as Substack used it: packed parameters with the address as `l`. */
function inPacked(path: string): string | undefined {
  const bytes = bytesOf(path);
  if (bytes === undefined) return undefined;
  try {
    const text = ascii(inflate(bytes));
    return text === undefined ? undefined : address(new URLSearchParams(text).get('l') ?? undefined);
  } catch {
    // A link that was cut or changed: it stays a link that nobody can read.
    return undefined;
  }
}

/**
 * The address that a tracking link of a mail leads to: of Substack, Kit, Sailthru and others that
 * write it into the link. `undefined` where it cannot be read: such a link must not be stored, as it
 * says who the reader is.
 */
export function redirectTarget(link: string): string | undefined {
  if (!URL.canParse(link)) return undefined;
  const { host, pathname, searchParams } = new URL(link);
  const parts = pathname.split('/');
  if (host === 'substack.com' && pathname.startsWith('/redirect/2/'))
    return inJson(ascii(bytesOf(parts[3] ?? '')));
  if (/^email\.mg\d?\.|^mg\.|\.mailgun\.org$/.test(host) && parts[1] === 'c') return inPacked(parts[2] ?? '');
  if (/\.convertkit-mail\d?\.com$/.test(host)) return address(ascii(bytesOf(parts.at(-1) ?? '')));
  if (parts[1] === 'click') {
    const found = parts.slice(2).map((part) => address(ascii(bytesOf(part))));
    return found.find((target) => target !== undefined);
  }
  for (const name of ['url', 'q', 'u', 'target', 'redirect', 'destination']) {
    const found = /^(?:www\.google\.com|l\.facebook\.com|href\.li)$/.test(host)
      ? address(searchParams.get(name) ?? undefined)
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
