/** Whether addresses and texts tell one issue from another: see `src/core/issues`. */
import { digits } from './agreement.mjs';

/**
 * @typedef {import('./measure.mjs').Label} Label
 * @typedef {import('./measure.mjs').Judged} Judged
 * @typedef {import('./measure.mjs').Miss} Miss
 */

/** Texts with this much in common are proposed as one issue: see `SAME_TEXT`. */
const SAME_TEXT = 0.55;

/** @param {string} address */
const place = (address) => address.replace(/^http:/, 'https:').replace(/\/(?=$|[?#])/, '');

/**
 * The addresses at which others reach a page.
 * @param {Label} label
 */
export function variantsOf({ url, platform, form, kind }) {
  if (url === null || form === 'email' || kind !== 'issue' || !URL.canParse(url)) return [];
  const tracked = new URL(url);
  tracked.searchParams.set('utm_source', 'newsletter');
  tracked.searchParams.set('utm_medium', 'email');
  tracked.searchParams.set('mc_eid', '0a1b2c3d4e');
  const variants = [tracked.href, `${url.replace(/#.*$/, '')}#comments`];
  if (platform?.startsWith('substack') === true) {
    const shared = new URL(url);
    for (const [name, value] of Object.entries({
      r: '1a2b3c',
      s: 'r',
      triedRedirect: 'true',
      showWelcomeOnShare: 'false',
    })) {
      shared.searchParams.set(name, value);
    }
    variants.push(shared.href);
    const own = /^https:\/\/([\w-]+)\.substack\.com(\/p\/[^/?#]+)/.exec(url);
    if (own !== null)
      variants.push(
        `https://open.substack.com/pub/${own[1]}${own[2]}?r=1a2b3c`,
        'https://substack.com/home/post/p-1',
      );
  }
  return variants;
}

/**
 * The share of bytes that two fingerprints have in common: see `src/core/issues/fingerprint.ts`.
 * @param {readonly string[]} one
 * @param {readonly string[]} other
 */
function alike(one, other) {
  const bytes = (/** @type {readonly string[]} */ bands) =>
    bands.flatMap((band) => band.slice(1).match(/../g) ?? []);
  const [own, their] = [bytes(one), bytes(other)];
  return own.filter((value, index) => value === their[index]).length / own.length;
}

/**
 * Whether two pages, or a section of one, are one issue: by their labels, or as the same number of one
 * publication, once alone and once on a page of many.
 * @param {{ label: Label, issue: { number: string | null } }} one
 * @param {{ label: Label, issue: { number: string | null } }} other
 */
function areOne({ label: own, issue }, { label: their, issue: otherIssue }) {
  if (own.pair !== undefined && own.pair === their.pair) return true;
  if (own.kind === 'issue' && their.kind === 'issue')
    return own.canonical !== null && own.canonical === their.canonical;
  const number = digits(issue.number);
  return own.group === their.group && number !== '' && number === digits(otherIssue.number);
}

/**
 * @param {readonly Judged[]} judged
 * @param {Miss[]} misses
 */
export function identityScore(judged, misses) {
  const identity = { samePairs: 0, sameRight: 0, wrongMerges: 0 };
  /** How alike different texts are at most, and one text and its altered forms at least. */
  const text = { pairs: 0, mostAlike: 0, texts: 0, leastAlike: 1 };
  const known = judged.filter(
    ({ label, answer }) => label.kind === 'issue' && label.canonical !== null && answer.issues.length > 0,
  );
  for (const { label, answer } of known) {
    const [issue] = answer.issues;
    const own = [issue?.address ?? '', ...(label.form === 'email' ? (issue?.aliases ?? []) : [])];
    const groups = [own, ...answer.variants.map((variant) => [variant ?? ''])];
    for (const addresses of groups) {
      identity.samePairs += 1;
      if (addresses.some((address) => place(address) === place(label.canonical ?? '')))
        identity.sameRight += 1;
      else
        misses.push({
          file: label.file,
          field: 'identity',
          cause: 'another address',
          expected: label.canonical,
          got: addresses.join(' '),
        });
    }
  }
  const all = judged.flatMap(({ label, answer }) => answer.issues.map((issue) => ({ label, issue })));
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.label.file === other.label.file && one.label.kind !== 'multi-issue') continue;
      const same = one.label.file !== other.label.file && areOne(one, other);
      const address =
        place(one.issue.address) === place(other.issue.address) ||
        one.issue.aliases.includes(other.issue.address) ||
        other.issue.aliases.includes(one.issue.address);
      const [print, their] = [one.issue.fingerprint, other.issue.fingerprint];
      const likeness = print === null || their === null ? 0 : alike(print, their);
      if (print !== null && their !== null && !same) {
        text.pairs += 1;
        text.mostAlike = Math.max(text.mostAlike, likeness);
      }
      if (!same && (address || likeness >= SAME_TEXT)) {
        identity.wrongMerges += 1;
        misses.push({
          file: one.label.file,
          field: 'merge',
          cause: 'another issue',
          expected: null,
          got: other.label.file,
        });
      }
    }
  }
  for (const { issue } of all) {
    if (issue.altered === null) continue;
    text.texts += 1;
    text.leastAlike = Math.min(text.leastAlike, issue.altered);
  }
  return { ...identity, text };
}
