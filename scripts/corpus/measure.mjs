/** Scores what the detector says of a corpus against what people read on its pages. */

/**
 * @typedef {import('./inspect.ts').Answer} Answer
 * @typedef {{ id: string, title: string, number: number | string | null, label: string, anchor: string }} SectionLabel
 * @typedef {{
 *   file: string, kind: 'issue' | 'multi-issue' | 'not-issue', platform: string, form: string, url: string | null,
 *   publication: string | null, title: string | null, author: string | null, published: string | null,
 *   number?: number | string | null, canonical: string | null, borderline: boolean, sections?: SectionLabel[],
 * }} Label
 * @typedef {{ label: Label, answer: Answer }} Judged
 * @typedef {{ file: string, field: string, expected: unknown, got: unknown }} Miss
 */

const FIELDS = /** @type {const} */ (['title', 'publication', 'author', 'date', 'number', 'platform']);
/** Texts with this much in common are proposed as one issue: see `SAME_TEXT`. */
export const SAME_TEXT = 0.55;

/** @param {string | null | undefined} text */
const plain = (text) =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** @param {string} names */
const people = (names) =>
  plain(names)
    .split(/\s*(?:,|&|\band\b)\s*/)
    .filter((name) => name !== '')
    .toSorted()
    .join('; ');

/** @param {string | number | null | undefined} number */
const digits = (number) => /\d+/.exec(String(number ?? ''))?.[0] ?? '';

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
  if (platform.startsWith('substack')) {
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

/** @param {readonly Judged[]} judged */
function issueScore(judged) {
  const found = judged.filter(({ answer }) => answer.issues.length > 0);
  const meant = judged.filter(({ label }) => label.kind !== 'not-issue');
  const right = found.filter(({ label }) => label.kind !== 'not-issue').length;
  const files = (/** @type {readonly Judged[]} */ some) => some.map(({ label }) => label.file);
  return {
    precision: found.length === 0 ? 1 : right / found.length,
    recall: meant.length === 0 ? 1 : right / meant.length,
    falsePositives: files(found.filter(({ label }) => label.kind === 'not-issue')),
    falseNegatives: files(meant.filter(({ answer }) => answer.issues.length === 0)),
  };
}

/**
 * @param {readonly Judged[]} judged
 * @param {Miss[]} misses
 */
function fieldScore(judged, misses) {
  /** @type {Record<string, { right: number, of: number }>} */
  const fields = Object.fromEntries(FIELDS.map((field) => [field, { right: 0, of: 0 }]));
  for (const { label, answer } of judged) {
    const [got] = answer.issues;
    if (label.kind !== 'issue' || got === undefined) continue;
    /** @type {[typeof FIELDS[number], unknown, unknown, boolean][]} */
    const checks = [
      ['title', label.title, got.title, plain(label.title) === plain(got.title)],
      [
        'publication',
        label.publication,
        got.publication,
        plain(label.publication) === plain(got.publication),
      ],
      [
        'author',
        label.author,
        got.authors.join(', '),
        people(label.author ?? '') === people(got.authors.join(', ')),
      ],
      ['date', label.published, got.published, label.published === got.published],
      ['number', label.number ?? null, got.number, digits(label.number) === digits(got.number)],
      ['platform', label.platform, got.platform, label.platform === got.platform],
    ];
    for (const [field, expected, said, right] of checks) {
      const score = fields[field];
      if (expected === null || score === undefined) continue;
      score.of += 1;
      if (right && answer.issues.length === 1) score.right += 1;
      else misses.push({ file: label.file, field, expected, got: said });
    }
  }
  return fields;
}

/**
 * @param {readonly Judged[]} judged
 * @param {Miss[]} misses
 */
function sectionScore(judged, misses) {
  return judged
    .filter(({ label }) => label.kind === 'multi-issue')
    .map(({ label, answer }) => {
      const expected = label.sections ?? [];
      const right = expected.filter((section, index) => {
        const got = answer.issues.find(({ address, title }) =>
          section.anchor
            ? decodeURIComponent(address).endsWith(section.anchor)
            : plain(title) === plain(section.title),
        );
        const between = answer.between[index] ?? '';
        // What a section ends with alike with its neighbours is left out of it: no more than a line or two.
        const holds =
          got !== undefined &&
          (between === '' || (between.startsWith(got.text) && between.length - got.text.length < 250));
        const good =
          got !== undefined &&
          plain(got.title) === plain(section.title) &&
          digits(got.number) === digits(section.number) &&
          holds;
        if (!good)
          misses.push({
            file: label.file,
            field: 'section',
            expected: section.label,
            got: got === undefined ? null : `${got.number} ${got.title}${holds ? '' : ' (boundaries)'}`,
          });
        return good;
      });
      const found = answer.issues.length;
      return {
        file: label.file,
        expected: expected.length,
        found,
        right: right.length,
        extra: Math.max(0, found - expected.length),
      };
    });
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
 * @param {readonly Judged[]} judged
 * @param {Miss[]} misses
 */
function identityScore(judged, misses) {
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
          expected: label.canonical,
          got: addresses.join(' '),
        });
    }
  }
  const all = judged.flatMap(({ label, answer }) => answer.issues.map((issue) => ({ label, issue })));
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.label.file === other.label.file && one.label.kind !== 'multi-issue') continue;
      const same =
        one.label.canonical !== null &&
        one.label.canonical === other.label.canonical &&
        one.label.kind === 'issue';
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
        misses.push({ file: one.label.file, field: 'merge', expected: null, got: other.label.file });
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

/** @param {readonly number[]} values @param {number} share */
export function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));
}

/**
 * The whole measure.
 * @param {readonly Judged[]} all
 */
export function measure(all) {
  const strict = all.filter(({ label }) => !label.borderline);
  const web = strict.filter(({ label }) => label.form !== 'email');
  const mail = strict.filter(({ label }) => label.form === 'email');
  const borderline = all.filter(({ label }) => label.borderline);
  /** @type {Miss[]} */
  const misses = [];
  for (const { label, answer } of all) {
    if (!answer.look) misses.push({ file: label.file, field: 'look', expected: true, got: false });
  }
  const times = all.map(({ answer }) => answer.ms);
  return {
    pages: all.length,
    issue: issueScore(web),
    fields: fieldScore(web, misses),
    sections: sectionScore(web, misses),
    identity: identityScore(web, misses),
    mail: {
      pages: mail.length,
      issue: issueScore(mail),
      fields: fieldScore(mail, misses),
      identity: identityScore(mail, misses),
    },
    borderline: {
      pages: borderline.length,
      issue: issueScore(borderline),
      fields: fieldScore(borderline, misses),
    },
    ms: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
    misses,
  };
}
