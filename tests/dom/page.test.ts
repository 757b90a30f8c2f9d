/** Hand-written pages, one oddity each: what is found on them is written beside them. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Window } from 'happy-dom';
import { expect, test } from 'vitest';
import { mayClaim } from '../../src/core/issues/claim.ts';
import { fingerprint, resemblance, SAME_TEXT } from '../../src/core/issues/fingerprint.ts';
import { WEIGHTS } from '../../src/core/detection/weights.ts';
import { looksLikeIssue } from '../../src/dom/prefilter.ts';
import { findIssues } from '../../src/dom/page.ts';

const PAGES = join(import.meta.dirname, '../pages');

interface Expected {
  readonly address: string;
  readonly issues: readonly (Readonly<Record<string, unknown>> & {
    readonly starts: string | null;
    readonly ends: string | null;
  })[];
}

function open(html: string, address: string): Document {
  const window = new Window({ url: address });
  window.document.write(html);
  return window.document as unknown as Document;
}

function fixture(name: string): { document: Document; expected: Expected } {
  const expected = JSON.parse(readFileSync(join(PAGES, name, 'expected.json'), 'utf8')) as Expected;
  const document = open(readFileSync(join(PAGES, name, 'page.html'), 'utf8'), expected.address);
  return { document, expected };
}

const names = readdirSync(PAGES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(PAGES, entry.name)).includes('expected.json'))
  .map(({ name }) => name);

test.each(names)('%s', (name) => {
  const { document, expected } = fixture(name);
  const before = document.documentElement.outerHTML;
  const found = findIssues(document, expected.address);
  expect(found.map(({ description }) => description.address)).toEqual(
    expected.issues.map(({ address }) => address),
  );
  for (const [index, issue] of expected.issues.entries()) {
    const { description, root, platform, aliases } = found[index] ?? expect.fail('an issue is missing');
    const { starts, ends, ...fields } = issue;
    const got: Readonly<Record<string, unknown>> = {
      ...description,
      publication: description.publication.name,
      platform,
      aliases,
    };
    for (const [field, value] of Object.entries(fields)) expect(got[field], field).toEqual(value);
    expect(mayClaim(expected.address, description.address), 'the page may ask for it').toBe(true);
    const text = root.toString().replace(/\s+/g, ' ').trim();
    if (starts !== null) expect(text.slice(0, starts.length)).toBe(starts);
    if (ends !== null && ends !== '') expect(text.slice(-ends.length)).toBe(ends);
  }
  if (expected.issues.length > 0) expect(looksLikeIssue(document, expected.address)).toBe(true);
  expect(document.documentElement.outerHTML, 'the page is left as it was').toBe(before);
});

test.each(['blog-with-form', 'ghost-blog', 'blog-index', 'docs-anchors', 'faq-anchors', 'shop-product'])(
  '%s is left alone at the first look',
  (name) => {
    const { document, expected } = fixture(name);
    expect(looksLikeIssue(document, expected.address)).toBe(false);
  },
);

test('an essay of an archive is known again on a page of its own', () => {
  const { document, expected } = fixture('static-archive-contents');
  const sections = findIssues(document, expected.address).map(({ root }) => fingerprint(root.toString()));
  const section = findIssues(document, expected.address)[1]?.root.toString() ?? '';
  const alone = open(
    `<title>Two Doors</title><nav>Home</nav><main><article><h1>Two Doors</h1><p>${section}</p><p>Thanks for reading.</p></article></main>`,
    'https://writer.example.org/two-doors',
  );
  const [whole] = findIssues(alone, 'https://writer.example.org/two-doors', true);
  const own = fingerprint(whole?.root.toString() ?? '') ?? [];
  const alike = sections.map((other) => resemblance(own, other ?? []) >= SAME_TEXT);
  expect(alike).toEqual([false, true, false, false]);
});

test('an issue says what it was taken for one by, in no words of the page', () => {
  const { document, expected } = fixture('own-site-italian');
  const [found] = findIssues(document, expected.address);
  const known = Object.keys(WEIGHTS.issue);
  expect(found?.evidence[0]).toBe('its address stands in a folder of issues');
  expect(found?.evidence.filter((sign) => !known.includes(sign))).toEqual([]);
  expect(Math.max(...known.map((sign) => sign.length))).toBeLessThanOrEqual(80);
});

test('the whole page is an issue where the reader says so', () => {
  const document = open('<title> A page </title><p>Words.</p>', 'https://example.com/a?utm_source=b');
  const [found] = findIssues(document, 'https://example.com/a?utm_source=b', true);
  expect(found?.description).toEqual({
    address: 'https://example.com/a',
    title: 'A page',
    publication: { id: 'example.com', name: 'example.com' },
    authors: [],
  });
  expect(found?.root.toString()).toContain('Words.');
  expect(() => findIssues(document, 'file:///a.html', true)).toThrow(TypeError);
});

test.each([
  ['teasers are left alone', 2, false],
  ['essays are sent on', 12, true],
])('numbered %s', (_what, sentences, sent) => {
  const entry = (number: number): string =>
    `<article><h2>Issue ${number}</h2><p>${'The tide was out, and nobody had asked for the boats. '.repeat(sentences)}</p></article>`;
  const page = `<title>The tide table, collected</title><main>${[1, 2, 3, 4, 5].map(entry).join('')}</main>`;
  const address = 'https://tides.example/all';
  expect(looksLikeIssue(open(page, address), address)).toBe(sent);
});

test.each([
  ['https://tides.example/', 'Oda Brandt, harbour master', false],
  ['https://tides.example/', 'Letters from the harbour', true],
  ['https://tides.example/blog/', 'Notes of a harbour master', false],
])('%s called “%s” is looked through: %s', (address, title, looked) => {
  const letters = [1, 2, 3].map(
    (number) => `<h2>Letter ${number}/3</h2><p>${'The tide was out, and nobody came. '.repeat(20)}</p>`,
  );
  const page = `<title>${title}</title>${letters.join('')}`;
  expect(looksLikeIssue(open(page, address), address)).toBe(looked);
});
