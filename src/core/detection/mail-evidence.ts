/** Tells a mail's body from a page, and a newsletter's mail from one that runs an errand. */
import type { PageDescription } from './page.ts';
import { offersOnline, offersToLeave } from './self-reference.ts';

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
  const online = page.blocks.slice(0, 8).some(({ text }) => offersOnline(text));
  const scripted = [...page.assets].some((host) =>
    /googletagmanager|google-analytics|cloudflareinsights/.test(host),
  );
  return (
    !scripted &&
    (forwarded ||
      counted >= 3 ||
      (tables >= 3 && cells >= 3 && cells * 3 > page.blocks.length) ||
      (leave && (online || tables > 0)))
  );
}

const COUNTED =
  /\/ls\/click\?|\/ss\/c\/|\.list-manage\.com\/track|\/redirect\/2\/|\/c\/eJ|convertkit-mail|\/click\/[\w.]+\/|emails\/click|\*\|\w|\.mjt\.lu|\.hs-sites|\/t\.\w+\?|trk\.klclick|links?\.mail\.|\/e\/v2\?|elink\d*\.|email\.mg/;

/** Mails that are sent to one person for one reason. */
const ERRAND =
  /\b(?:confirm (?:your|my) (?:subscription|e-?mail|account|registration)|verify your|reset your password|new sign-?in|security alert|receipt|invoice|your order|has shipped|(?:event )?reminder\b|meeting tomorrow|you(?:['’]re| are) invited|join us for the|rsvp by|survey\b|questionnaire|petition update|thank you for (?:signing|registering|your (?:order|purchase))|thanks (?:so much )?for (?:signing up|subscribing to (?:[^.]{0,60}and welcome)|joining)|welcome to [^.]{0,60}(?:!|here['’]s what)|complete your|finish setting up|your account|log ?in code|one-time|appointment|booking)/i;

/** The words with which a mail says early on that it runs an errand. */
export function errandOf({ title, blocks }: PageDescription): string | undefined {
  const top = blocks.filter(({ text }) => text.length > 3).slice(0, 4);
  return [title, ...top.map(({ text }) => text.slice(0, 300))]
    .map((text) => ERRAND.exec(text)?.[0])
    .find((found) => found !== undefined);
}
