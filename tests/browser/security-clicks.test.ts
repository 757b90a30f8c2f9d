/** A page that hides Postil's buttons under the reader's pointer gains nothing that cannot be undone. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { readFixture } from '../../scripts/fixtures.mjs';
import { select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { photograph } from './harness/pixels.ts';
import { issueOf, noteOf, painted, pause, publicationOf, seed, tagOf } from './hostile.ts';

const { name: POST, address } = await readFixture('substack-post');
const MARKED = 'Forty cars an hour go round by the mill.';
const SELECTED = 'The riskiest assumption is the one that feels too obvious to write.';

const CANARY = 'canary-of-the-reader';
const PUBLICATION = 'half-built-bridges.substack.com';
const ISSUE = issueOf('issue', address, { publication: PUBLICATION });
const OTHER = issueOf('other', 'https://other.substack.com/p/other', { title: `title ${CANARY}` });
const LIBRARY = {
  publications: [
    { ...publicationOf('issue', 'Half-Built Bridges'), id: PUBLICATION },
    publicationOf('other', `publication ${CANARY}`),
  ],
  issues: [ISSUE, OTHER],
  tags: [tagOf('own-tag', 'a tag to be seen', { key: 9 })],
  annotations: [
    noteOf('note', ISSUE, [MARKED], { comment: `comment ${CANARY}`, tags: ['own-tag'] }),
    noteOf('lost', ISSUE, [`gone from the page ${CANARY}`]),
    noteOf('other-note', OTHER, [`text ${CANARY}`], { comment: `comment ${CANARY}` }),
  ],
};

/**
 * What a page does so that the reader does not see what is clicked, and whether that hides our
 * element: a closed root's own important rules win over the page's. Runs in the page.
 */
const VARIANTS: [name: string, hides: boolean, variant: (host: HTMLElement) => void][] = [
  ['makes our element transparent', false, (host) => host.style.setProperty('opacity', '0.001', 'important')],
  [
    'makes its whole document transparent',
    false,
    () => document.documentElement.style.setProperty('opacity', '0.001'),
  ],
  ['filters us away', false, (host) => host.style.setProperty('filter', 'opacity(0.001)', 'important')],
  ['bends our element', false, (host) => host.style.setProperty('transform', 'rotate(9deg)', 'important')],
  [
    'lays a popover over us that lets clicks through',
    true,
    () => {
      const veil = document.body.appendChild(document.createElement('div'));
      veil.popover = 'manual';
      veil.style.cssText = 'inset: 0; width: 100vw; height: 100vh; background: pink; pointer-events: none';
      veil.showPopover();
    },
  ],
  ['takes our element out', true, (host) => host.remove()],
  [
    'moves our element into its own, transparent one',
    true,
    (host) => {
      const box = document.body.appendChild(document.createElement('div'));
      box.style.cssText = 'position: fixed; inset: 0; opacity: 0.001; z-index: 9';
      host.removeAttribute('popover');
      box.append(host);
    },
  ],
];

type Point = readonly [x: number, y: number];

/** Points on our element, at most 24 pixels apart: every control has one. */
async function pointsOf(page: Page): Promise<Point[]> {
  return page.evaluate(() => {
    const found: [number, number][] = [];
    for (let y = 4; y < innerHeight; y += 12) {
      for (let x = 4; x < innerWidth; x += 20) {
        if (document.elementFromPoint(x, y)?.matches(':root > :popover-open, div > :not(:defined)'))
          found.push([x, y]);
      }
    }
    const rows = [...new Set(found.map(([, y]) => y))];
    const middle = rows[Math.floor(rows.length / 2)];
    return found.filter(([, y]) => y === middle);
  });
}

/**
 * Applies a variant to our element and clicks on all that is there.
 * @returns whether it was hidden, by its looks.
 */
async function assail(page: Page, variant: (host: HTMLElement) => void): Promise<boolean> {
  const before = await pointsOf(page);
  const [x, y] = before[0] ?? [0, 0];
  const right = before.at(-1)?.[0] ?? x;
  const seen = await photograph(page);
  await page.$eval(':root > :popover-open', variant as (host: Element) => void);
  // Chromium tells what is visible every 100 ms at most.
  await pause(500);
  const now = await photograph(page);
  const after = await pointsOf(page);
  for (const [left, top] of after.length > 0 ? after : before) await page.mouse.click(left, top);
  await pause(250);
  let same = 0;
  for (let at = x; at < right; at += 1) if (String(seen.at(at, y)) === String(now.at(at, y))) same += 1;
  return same < (right - x) / 2;
}

async function openToolbar(suite: Suite): Promise<Page> {
  const page = await suite.open(POST);
  await painted(page, 1);
  await select(page, SELECTED);
  await toolbar(page);
  await pause(300);
  return page;
}

async function openCard(suite: Suite): Promise<Page> {
  const page = await suite.open(POST);
  await painted(page, 1);
  await select(page, MARKED);
  const { x, y } = await page.evaluate(() => {
    const rect = getSelection()?.getRangeAt(0).getBoundingClientRect() ?? new DOMRect();
    return { x: rect.x + rect.width / 3, y: rect.y + rect.height / 2 };
  });
  await page.keyboard.press('Escape');
  await page.mouse.click(x, y);
  await until('the selection is gone', () => page.evaluate(() => getSelection()?.isCollapsed === true));
  await pause(100);
  await page.mouse.click(x, y);
  await until('the card is open', async () => (await pointsOf(page)).length > 0);
  await pause(300);
  return page;
}

/** What happened to the library: the notes that are new, and whether all else is as it was. */
async function changes(suite: Suite): Promise<{ added: string[]; kept: boolean }> {
  const { annotations = [], issues = [], publications = [] } = await suite.stored();
  const known = new Map(LIBRARY.annotations.map((note) => [note.id, JSON.stringify(note)]));
  const before = annotations.filter(({ id }) => known.has(id));
  return {
    added: annotations.filter(({ id }) => !known.has(id)).map((note) => note['target'].selector[0].exact),
    kept:
      before.length === known.size &&
      before.every(
        (note) =>
          JSON.stringify(note) === JSON.stringify({ ...note, ...JSON.parse(known.get(note['id']) ?? '') }),
      ) &&
      issues.length === 2 &&
      publications.length === 2,
  };
}

inBrowsers((suite) => {
  describe('clicks on the toolbar while a page', () => {
    test('does nothing: each control saves one note of the selection at most', async () => {
      await seed(suite, LIBRARY);
      const page = await openToolbar(suite);
      const points = await pointsOf(page);
      expect(points.length).toBeGreaterThan(8);
      for (const [x, y] of points) {
        if ((await pointsOf(page)).length === 0) {
          await select(page, SELECTED);
          await toolbar(page);
        }
        await page.mouse.click(x, y);
        await pause(100);
      }
      const { added, kept } = await changes(suite);
      expect(kept).toBe(true);
      expect(added.length).toBeGreaterThan(0);
      expect(added.length).toBeLessThanOrEqual(points.length);
      expect(new Set(added)).toEqual(new Set([SELECTED]));
    });

    test.each(VARIANTS)('%s', async (_name, hides, variant) => {
      await seed(suite, LIBRARY);
      const page = await openToolbar(suite);
      expect(await assail(page, variant)).toBe(hides);
      const { added, kept } = await changes(suite);
      expect(kept).toBe(true);
      // Chromium tells what is hidden; where nobody tells, one note can be undone.
      if (suite.name === 'chromium' && hides) expect(added).toEqual([]);
      else expect([[], [SELECTED]]).toContainEqual(added);
    });
  });

  describe('clicks on the card while a page', () => {
    test.each(VARIANTS.filter(([, hides]) => hides))('%s', async (_name, hides, variant) => {
      await seed(suite, LIBRARY);
      const page = await openCard(suite);
      expect(await assail(page, variant)).toBe(hides);
      const { annotations = [] } = await suite.stored();
      expect(annotations.length).toBe(LIBRARY.annotations.length);
      const note = annotations.find(({ id }) => id === 'note');
      // Tags and the bin can be undone; nothing else can have changed.
      expect(note).toMatchObject({ target: LIBRARY.annotations[0]?.target, comment: `comment ${CANARY}` });
      if (suite.name === 'chromium' && hides) expect(note).toEqual(LIBRARY.annotations[0]);
    });
  });

  // Firefox has no way to look into a closed root or at the tree of a screen reader from outside.
  test.runIf(suite.name === 'chromium')(
    'nothing in the page tells of other notes (only Chromium can look)',
    async () => {
      await seed(suite, LIBRARY);
      const looks: string[] = [];
      for (const open of [openToolbar, openCard]) {
        const page = await open(suite);
        const session = await page.createCDPSession();
        await session.send('Accessibility.enable');
        looks.push(
          JSON.stringify(await session.send('DOM.getDocument', { depth: -1, pierce: true })),
          JSON.stringify(await session.send('Accessibility.getFullAXTree')),
        );
        await page.close();
      }
      for (const look of looks) {
        expect(look).toContain('a tag to be seen');
        expect(look).not.toContain(CANARY);
      }
    },
  );
});
