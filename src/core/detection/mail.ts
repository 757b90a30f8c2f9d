/** Names that sentences of a mail or a page give to who sends it, and who a forwarded mail was from. */
import type { PageDescription } from './page.ts';

/** The sign, the sentence, and whether it is believed wherever it stands. */
const NAMING: readonly (readonly [sign: string, sentence: RegExp, anywhere: boolean])[] = [
  [
    'subscribed to it',
    /\bsubscribed to (?:[\p{Lu}][\p{L}\d]*['’]s )?(?<name>\p{Lu}[^.!?,]{1,50}?)(?: newsletter| on HEY World|[.!]|$)/u,
    false,
  ],
  [
    'subscribed to it',
    /\b(?:free subscriber to|subscribing to|thank you for reading|thanks for reading) (?<name>\p{Lu}[^.!?]{1,60}?)(?:[.!?]| and welcome|$)/iu,
    false,
  ],
  [
    'subscribed to it',
    /\bsigned up for (?:e-?mails from |the )?(?<name>\p{Lu}[^.!?]{1,40}?)(?: newsletter)?[.!]/u,
    false,
  ],
  ['a post from it', /\bpost from (?<name>\p{Lu}[^.!?]{1,40}?)[.!]/u, false],
  ['share it', /^Share (?<name>\p{Lu}[^.!?]{2,50})$/u, false],
  [
    'welcome to it',
    /^(?:\w+[.!] )?(?:This is|Welcome to) (?:the )?(?<name>\p{Lu}[\p{L}\d'’&. ]{1,40}?)[,.!]/u,
    false,
  ],
  [
    'it is a newsletter',
    /^(?<name>\p{Lu}[\p{L}\d'’&.! -]{2,50}?) is (?:an?|the|your) (?:[\w-]+,? ){0,4}newsletter\b/u,
    true,
  ],
  [
    'it is a group',
    /^(?<name>\p{Lu}[\p{L}\d'’&.! -]{2,50}?) is (?:an?|the) (?:[\w-]+ ){0,4}(?:e-?mail|group|organi[sz]ation|publication|magazine|community)\b/u,
    false,
  ],
  [
    'an edition of it',
    /\b(?:issue|edition) of (?<name>(?:[Tt]he )?\p{Lu}[\p{L}\d'’&. -]{1,50}?)(?:['’]s)?(?: newsletter\b|[,.!])/u,
    false,
  ],
  [
    'the copyright is its',
    /^\*?(?:Copyright )?© ?(?:(?:19|20)\d\d )?(?<name>\p{Lu}[\p{L}\d'’&. -]{1,40}?)(?:[,.]|\s+\d| Unsubscribe|$)/u,
    false,
  ],
];

const NO_NAME =
  /^(?:The |Your |This |You |It |Our |My )?(?:newsletter|e-?mail|list|website|post|issue|site|here|that)s?$/i;

/**
 * The names that a text gives to what it is, with the sign that it is: in sentences of mails near the
 * top and the foot, and in a description anywhere.
 */
export function* namesIn(text: string, near: boolean): Generator<[sign: string, name: string]> {
  if (text.length > 600) return;
  for (const [sign, pattern, anywhere] of NAMING) {
    if (!near && !anywhere) continue;
    const name = pattern
      .exec(text)
      ?.groups?.['name']?.replace(/^the (?=\p{Lu})/iu, '')
      .replace(/['’]s$/, '')
      .trim();
    if (name !== undefined && name.length > 2 && !NO_NAME.test(name)) yield [sign, name];
  }
}

/** Who a forwarded mail was from. */
export function sender(page: PageDescription): string {
  return (
    /(?:From|Von|D[ea]|Van|Od|От|Від|差出人|보낸사람)[:：] ?([^<]{2,60}?) </
      .exec(page.blocks[0]?.text ?? '')?.[1]
      ?.trim() ?? ''
  );
}
