/** Tells a mail's body from a page, and a newsletter's mail from one that runs an errand. */
import { dayIn } from './dates.ts';
import { addressSigns } from '../issues/issue-address.ts';
import type { Sign } from './evidence.ts';
import type { Headline } from './heading.ts';
import { numberedTitle } from './issue-number.ts';
import type { Layout } from './layout.ts';
import type { PageDescription } from './page.ts';
import type { Platform } from './platforms.ts';
import {
  namesNewsletter,
  offersOnline,
  offersToLeave,
  selfReference,
  stronger,
  type SelfReference,
} from './self-reference.ts';

/** Whether a page is a mail's body: tables for layout, no head, links that count clicks. */
export function looksLikeMail(page: PageDescription): boolean {
  if (
    page.links.some(({ rel }) => rel === 'canonical') ||
    page.meta.has('og:title') ||
    page.meta.has('og:url')
  )
    return false;
  const tables = page.boxes.filter(({ tag }) => tag === 'table').length;
  const cells = page.boxes.filter(({ tag }) => tag === 'td').length;
  const forwarded = page.boxes.some(({ marks }) =>
    /gmail_quote|email-body|newsletter-email|message-content|email-content/.test(marks),
  );
  const counted = page.blocks.reduce(
    (sum, { links }) => sum + links.filter(({ href }) => COUNTED.test(href)).length,
    0,
  );
  const leave = page.blocks.slice(-15).some(({ text }) => text.length < 600 && offersToLeave(text));
  const scripted = [...page.assets].some((host) =>
    /googletagmanager|google-analytics|cloudflareinsights/.test(host),
  );
  return (
    !scripted &&
    (forwarded ||
      counted >= 3 ||
      (tables >= 3 && cells >= 3 && cells * 3 > page.blocks.length) ||
      (leave && tables > 0))
  );
}

const COUNTED =
  /\/ls\/click\?|\/ss\/c\/|\.list-manage\.com\/track|\/redirect\/2\/|\/c\/eJ|convertkit-mail|\/click\/[\w.]+\/|emails\/click|\*\|\w|\.mjt\.lu|\.hs-sites|\/t\.\w+\?|trk\.klclick|links?\.mail\.|\/e\/v2\?|elink\d*\.|email\.mg/;

/** Mails that are sent to one person for one reason. */
const ERRAND =
  /\b(?:confirm (?:your|my) (?:subscription|e-?mail|account|registration)|verify your|reset your password|new sign-?in|security alert|receipt|invoice|your order|has shipped|(?:event )?reminder\b|meeting tomorrow|you(?:['’]re| are) invited|join us for the|rsvp by|survey\b|questionnaire|petition update|thank you for (?:signing|registering|your (?:order|purchase))|thanks (?:so much )?for (?:signing up|subscribing to (?:[^.]{0,60}and welcome)|joining)|welcome to [^.]{0,60}(?:!|here['’]s what)|complete your|finish setting up|your account|log ?in code|one-time|appointment|booking)/i;

/** What the structure and the words of a mail's body say. */
export function mailSigns(layout: Layout, headline: Headline, platform: Platform | undefined): Sign[] {
  const { page, words } = layout;
  const signs: Sign[] = [];
  const add = (weight: number, said: string): void => {
    signs.push({ weight, words: said });
  };
  const blocks = page.blocks.filter(({ text }) => text.length > 3);
  const spoken = blocks.reduce<SelfReference | undefined>(
    (found, { text }) => stronger(found, selfReference(text)),
    undefined,
  );
  if (spoken !== undefined) add(spoken.certain ? 2 : 1.5, `its text says “${spoken.words}”`);
  const online = blocks.find(({ text, links }) => links.length > 0 && offersOnline(text));
  if (online !== undefined) add(2, `it offers “${online.text.slice(0, 60)}”`);
  if (blocks.slice(-20).some(({ text }) => offersToLeave(text))) add(1, 'it offers to leave the list');
  if (platform?.decides === true) add(1, `a mail of ${platform.name}`);
  const top = [
    page.title,
    headline.title,
    ...blocks
      .slice(0, 6)
      .map(({ text }) => text)
      .filter((text) => text.length < 90),
  ];
  if (top.some((text) => numberedTitle(text) !== undefined)) add(1.5, 'it has a number');
  else if (
    top.some(
      (text) =>
        dayIn(text) !== undefined ||
        /^(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\d\d\b/i.test(
          text,
        ),
    )
  )
    add(1, 'it has a day');
  if (top.some(namesNewsletter)) add(2, 'it is called a newsletter');
  // Lists of people write mails, too: a newsletter says what it is.
  const telling = spoken !== undefined || online !== undefined || top.some(namesNewsletter);
  if (!telling) add(-2, 'nothing in it calls itself a newsletter');
  const { against } = addressSigns(page.address);
  if (against < 0) add(against, 'its address is that of a home page, a list or a form');
  if (words > 350) add(1, `it has ${words} words`);
  if (words < 100) add(-3, `it has ${words} words`);
  const early = [page.title, ...blocks.slice(0, 4).map(({ text }) => text.slice(0, 300))]
    .map((text) => ERRAND.exec(text)?.[0])
    .find((found) => found !== undefined);
  if (early !== undefined) add(words > 600 ? -1 : -4, `it is sent for a reason of its own: “${early}”`);
  return signs;
}
