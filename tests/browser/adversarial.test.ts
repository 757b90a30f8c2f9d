/** Pages made to keep a search busy: the page scrolls on, the search ends, and no note is painted by guess. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { ADDRESS, ADVERSARIAL, hostileNotes, withText } from '../../scripts/adversarial.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';
import { issueOf, noteOf, publicationOf, seed } from './hostile.ts';

const ISSUE = issueOf('adversarial', ADDRESS);

/** How often the page drew a frame within two seconds, while it scrolled. */
const frames = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let count = 0;
        const end = performance.now() + 2000;
        const draw = (): void => {
          count += 1;
          scrollBy({ top: 40, behavior: 'instant' });
          if (performance.now() < end) requestAnimationFrame(draw);
          else resolve(count);
        };
        requestAnimationFrame(draw);
      }),
  );

/** The texts that are painted, with white space collapsed. */
const painted = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...CSS.highlights.values()].flatMap((highlight) =>
      [...highlight].map((bounds) => {
        const range = new Range();
        range.setStart(bounds.startContainer, bounds.startOffset);
        range.setEnd(bounds.endContainer, bounds.endOffset);
        return range.toString().replaceAll(/\s+/g, ' ').trim();
      }),
    ),
  );

inBrowsers((suite) => {
  test.each(ADVERSARIAL)('$name', async ({ html, passages }) => {
    const notes = hostileNotes(passages);
    await seed(suite, {
      issues: [ISSUE],
      publications: [publicationOf('adversarial', 'Half-Built Bridges')],
      annotations: notes.map(({ id, exact, prefix, suffix }) => noteOf(id, ISSUE, [exact, prefix, suffix])),
    });
    const page = await suite.open('substack-post', ADDRESS, (own) => withText(own, html));
    const panel = await suite.openPanel(page);
    await page.bringToFront();
    expect(await frames(page)).toBeGreaterThan(5);
    await until('every note is painted, or listed as one that is not found', async () => {
      const lost = await panel.evaluate(() => document.querySelectorAll('.orphans [data-note]').length);
      return lost + (await painted(page)).length === notes.length;
    });
    const sought = passages.map((passage) => passage.replaceAll(/\s+/g, ' ').trim());
    const isPart = (text: string): boolean => text !== '' && sought.some((passage) => passage.includes(text));
    expect((await painted(page)).filter((text) => !isPart(text))).toEqual([]);
    expect((await suite.stored())['annotations']).toHaveLength(notes.length);
  });
});
