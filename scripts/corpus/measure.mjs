/** Scores what the detector says of a corpus against what people read on its pages. */

import { answersOf, causeOf, digits, isRight, plain } from './agreement.mjs';
import { identityScore } from './identity.mjs';
import { rootScore } from './root.mjs';

/**
 * @typedef {import('./inspect.ts').Answer} Answer
 * @typedef {{ id: string, title: string, number: number | string | null, label: string, anchor: string }} SectionLabel
 * @typedef {{
 *   file: string, kind: 'issue' | 'multi-issue' | 'not-issue', platform: string | null, form: string, url: string | null,
 *   publication: string | null, title: string | null, author: string | null, published: string | null,
 *   number?: number | string | null, canonical: string | null, borderline: boolean, group: string,
 *   sections?: SectionLabel[], alt?: Record<string, (string | number | null)[]>, pair?: string, text?: string,
 * }} Label see docs/detection.md
 * @typedef {{ label: Label, answer: Answer }} Judged
 * @typedef {{ file: string, field: string, cause: string, expected: unknown, got: unknown }} Miss
 */

const FIELDS = /** @type {const} */ (['title', 'publication', 'author', 'date', 'number', 'platform']);
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
    const said = {
      title: got.title,
      publication: got.publication,
      author: got.authors.join(', '),
      date: got.published,
      number: got.number,
      platform: got.platform,
    };
    for (const field of FIELDS) {
      const right = isRight(label, field, said[field]);
      const score = fields[field];
      if (right === undefined || score === undefined) continue;
      score.of += 1;
      if (right && answer.issues.length === 1) score.right += 1;
      else {
        const [expected] = answersOf(label, field);
        misses.push({
          file: label.file,
          field,
          cause: causeOf(expected, said[field]),
          expected,
          got: said[field],
        });
      }
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
            cause: got === undefined ? 'left empty' : holds ? 'something else' : 'boundaries',
            expected: section.label,
            got: got === undefined ? null : `${got.number} ${got.title}`,
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
    if (!answer.look)
      misses.push({
        file: label.file,
        field: 'issue',
        cause: 'lost by the first look',
        expected: true,
        got: false,
      });
  }
  const times = all.map(({ answer }) => answer.ms);
  return {
    pages: all.length,
    issue: issueScore(web),
    fields: fieldScore(web, misses),
    root: rootScore(web, misses),
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
