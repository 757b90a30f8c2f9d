// @vitest-environment node
/** What people found in a folder of labelled pages, where that folder is: no issue is lost, each section is whole. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withPage } from '../../scripts/corpus/document.mjs';
import type { Label } from '../../scripts/corpus/measure.mjs';
import { root } from '../../scripts/project.mjs';
import { looksLikeIssue } from '../../src/dom/prefilter.ts';
import { findIssues } from '../../src/dom/page.ts';

const FOLDER = join(root, '../shared/corpus');
const isThere = existsSync(join(FOLDER, 'labels.json'));
const labels: readonly Label[] = isThere
  ? (JSON.parse(readFileSync(join(FOLDER, 'labels.json'), 'utf8')) as Label[])
  : [];
const issues = labels.filter(({ kind }) => kind !== 'not-issue');

/** A mail has no address; neither have some pages. */
const addressOf = ({ file, form, url }: Label): string =>
  form === 'email' || url === null ? `https://mail.invalid/${file}` : url;

const ask = <Answer>(
  label: Label,
  question: (document: Document, address: string) => Answer,
): Promise<Answer> =>
  withPage(readFileSync(join(FOLDER, label.file), 'utf8'), addressOf(label), (document) =>
    question(document, addressOf(label)),
  );

/** Of all sections of all pages: were each of one heading, nothing could be astray. */
let mostHeadings = 0;

// Reported as skipped where the folder is missing: its pages are not ours to ship.
describe.skipIf(!isThere)(`the labelled pages of ${FOLDER}`, () => {
  test.each(issues.map((label) => [label.file, label] as const))(
    '%s is sent on where it is an issue',
    async (_file, label) => {
      const sent = await ask(label, looksLikeIssue);
      const found = sent || (await ask(label, findIssues)).length === 0;
      expect(found).toBe(true);
    },
  );

  test.each(labels.filter(({ kind }) => kind === 'multi-issue').map((label) => [label.file, label] as const))(
    '%s has its sections, and each has its own headings',
    async (_file, label) => {
      const { sections = [] } = label;
      expect(sections.length).toBeGreaterThan(2);
      const [found, strays, headings] = await ask(label, (document, address) => {
        const detected = findIssues(document, address);
        const heads = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')];
        const begins = sections.map(({ anchor }) =>
          heads.findIndex(
            (head) => head.id === anchor.slice(1) || head.querySelector(`[id="${anchor.slice(1)}"]`) !== null,
          ),
        );
        const parts = begins.map((from, index) => heads.slice(from, begins[index + 1]));
        const outside = parts.flatMap((part, index) =>
          part.filter((head) => detected[index]?.root.comparePoint(head, 0) !== 0),
        );
        // As printed it may be `#10`.
        const said = detected.map(({ description: { number } }) =>
          number === undefined ? null : Number.parseInt(number.replace(/^\D+/, ''), 10),
        );
        return [said, outside.map(({ textContent }) => textContent), parts.map(({ length }) => length)];
      });
      expect(found).toEqual(sections.map(({ number }) => number));
      expect(strays).toEqual([]);
      mostHeadings = Math.max(mostHeadings, ...headings);
    },
  );

  test('some sections have headings of their own', () => {
    expect(mostHeadings).toBeGreaterThan(1);
  });
});
