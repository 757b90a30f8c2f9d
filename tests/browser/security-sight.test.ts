/** What a page can see of Postil, of its reader, and of what the reader wrote: next to nothing. */
import { expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { toolbar } from '../../scripts/controls.mjs';
import { readFixture, serveFixture } from '../../scripts/fixtures.mjs';
import { select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { COLOURS } from '../../src/core/model.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { issueOf, left, noteOf, painted, pause, publicationOf, seed, exposureOf, tagOf } from './hostile.ts';

const POST = await readFixture('substack-post');
const DARK = await readFixture('substack-dark');

/** Twenty pages that ask nobody for pictures: issues, archives, mails, and pages that are none of these. */
const SHOWN = [
  'substack-post',
  'substack-dark',
  'substack-csp',
  'substack-home',
  'substack-hostile',
  'substack-mail',
  'blog-plain',
  'blog-index',
  'changelog',
  'docs-anchors',
  'every-mail',
  'faq-anchors',
  'kit-own-site',
  'mail-reminder',
  'static-archive-contents',
  'static-archive-h3-ids',
  'static-archive-permalinks',
  'static-archive-year',
  'web-issue-dated',
  'archive-year',
];

/** Where the content scripts are, and where they are not: there is seen what there is without them. */
const SITE = new URL(POST.address).host;
const CONTROL = 'control.example';

/** Opens a page as it is, whatever it calls itself, on a site. */
async function openAt(suite: Suite, name: string, site: string): Promise<Page> {
  const fixture = await readFixture(name);
  const address = `https://${site}${new URL(fixture.address).pathname}`;
  await serveFixture(suite.driven().web, { ...fixture, address });
  return suite.driven().open(address);
}

/** What the reader has, and pages must not learn. Names of tags may be shown, but not told. */
const CANARIES = {
  comment: 'canary-comment-of-the-reader',
  tag: 'canary-tag-name',
  tagId: 'canary-tag-id',
  note: 'canary-note-id',
  issue: 'canary-issue-id',
  otherTitle: 'canary-title-of-another-issue',
  otherText: 'canary-text-of-another-note',
};

const PASSAGES = [
  'The riskiest assumption is the one that feels too obvious to write.',
  'Forty cars an hour go round by the mill.',
  'We never once argued about whether people wanted to be on the other side.',
  'Carry one neighbour’s shopping over the water and see whether she asks you to come back.',
];
const [PASSAGE = ''] = PASSAGES;
const ISSUE = issueOf(CANARIES.issue, POST.address);
const OTHER = issueOf('other-issue', 'https://other.substack.com/p/other', { title: CANARIES.otherTitle });

/** Notes on the passages of the post, two of them with a tag, two with a comment. */
const LIBRARY = {
  publications: [publicationOf(CANARIES.issue, 'canary-publication'), publicationOf('other-issue', 'other')],
  issues: [ISSUE, OTHER],
  tags: [tagOf(CANARIES.tagId, CANARIES.tag, { key: 9 })],
  annotations: [
    ...PASSAGES.map((text, index) =>
      noteOf(`${CANARIES.note}-${index}`, ISSUE, [text], {
        tags: index % 2 === 0 ? [CANARIES.tagId] : [],
        comment: index < 2 ? CANARIES.comment : '',
      }),
    ),
    noteOf('other-note', OTHER, [CANARIES.otherText], { comment: CANARIES.comment }),
  ],
};

/** Words that tell of Postil, of the notes or of their colours' meaning. */
const telling = (suite: Suite): RegExp => {
  const words = [
    'postil',
    'extension',
    new URL(suite.driven().origin).host,
    'canary',
    'starter-',
    ...COLOURS,
  ];
  return new RegExp(words.join('|'), 'i');
};

/** Postil's element, as the page sees it. */
const guestOf = (page: Page) =>
  page.evaluate(() => {
    const host = [...document.documentElement.children].find((child) => child.matches(':popover-open'));
    if (host === undefined) return undefined;
    return {
      name: host.localName,
      attributes: host.getAttributeNames(),
      root: host.shadowRoot,
      nodes: host.childNodes.length,
      properties: Object.getOwnPropertyNames(host),
      text: (host as HTMLElement).innerText,
      beside: document.documentElement.childElementCount - 2,
    };
  });

inBrowsers((suite) => {
  test('a page without notes and without a selection looks as it does without Postil', async () => {
    const pairs: [name: string, page: Page, control: Page][] = [];
    for (const name of SHOWN) {
      pairs.push([name, await openAt(suite, name, SITE), await openAt(suite, name, CONTROL)]);
    }
    // Late enough for the look at the page, the injection and the loading of notes.
    await pause(1500);
    for (const [name, page, control] of pairs) {
      expect(await exposureOf(page), name).toEqual(await exposureOf(control));
    }
    // Postil was there all the time.
    const page = pairs.find(([name]) => name === POST.name)?.[1];
    if (page === undefined) throw new Error('The post is not among the pages.');
    await select(page, PASSAGE);
    await toolbar(page);
  });

  test('the toolbar is one element with a random name, closed and without a word', async () => {
    const names: (string | undefined)[] = [];
    for (let load = 0; load < 2; load += 1) {
      const page = await suite.open(POST.name);
      await select(page, PASSAGE);
      await toolbar(page);
      const guest = await guestOf(page);
      expect(guest).toEqual({
        name: expect.stringMatching(/^[a-z]{6}-[a-z]{6}$/),
        attributes: ['popover'],
        root: null,
        nodes: 0,
        properties: [],
        text: '',
        beside: 1,
      });
      names.push(guest?.name);
      await page.keyboard.press('Escape');
      await left(page);
      await page.close();
    }
    expect(names[0]).not.toBe(names[1]);
  });

  test('a page hears of no click in the toolbar', async () => {
    const page = await suite.open(POST.name);
    await select(page, PASSAGE);
    await toolbar(page);
    const spot = await page.evaluate(() => {
      const host = document.querySelector(':popover-open');
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      const all = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'focusin', 'keydown', 'copy'];
      for (const type of all) {
        document.documentElement.addEventListener(type, () => heard.push(type));
        // Capture comes before our element: there the page sees the element and nothing in it.
        addEventListener(
          type,
          (event) => {
            const path = event.composedPath();
            if (path.includes(host as EventTarget) && path[0] !== host) heard.push(`${type} inside`);
          },
          { capture: true },
        );
      }
      for (let y = 0; y < innerHeight; y += 6) {
        for (let x = 0; x < innerWidth; x += 6)
          if (document.elementFromPoint(x, y) === host) return { x: x + 8, y: y + 12 };
      }
      return undefined;
    });
    if (spot === undefined) throw new Error('The toolbar lies nowhere.');
    await page.mouse.click(spot.x, spot.y);
    await painted(page, 1);
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
  });

  test('of notes a page sees ranges under random names, and no word', async () => {
    await seed(suite, LIBRARY);
    const control = await exposureOf(await openAt(suite, POST.name, CONTROL));
    const loads = [];
    for (let load = 0; load < 2; load += 1) {
      const page = await suite.open(POST.name);
      await painted(page, 4);
      await pause(500);
      await left(page);
      loads.push(await exposureOf(page));
      await page.close();
    }
    const [first, second] = loads;
    if (first === undefined || second === undefined) throw new Error('Two loads were meant.');
    const nothing = { adopted: [], highlights: [] };
    expect({ ...first, ...nothing }).toEqual({ ...control, ...nothing });
    expect(first.highlights.flatMap(({ texts }) => texts).toSorted()).toEqual(PASSAGES.toSorted());
    for (const { name } of first.highlights) expect(name).toMatch(/^[a-z]{10}$/);
    expect(first.adopted.length).toBe(1);
    expect(first.adopted.join()).not.toMatch(telling(suite));

    const names = (sight: typeof first): Set<string> => new Set(sight.highlights.map(({ name }) => name));
    expect([...names(first)].filter((name) => names(second).has(name))).toEqual([]);

    // As many names for a reader with one note as for one with many of all colours.
    const one = issueOf('one', DARK.address);
    await seed(suite, {
      publications: [publicationOf('one', 'One')],
      issues: [one],
      annotations: [noteOf('one', one, ['You can leave room for them'])],
    });
    const page = await suite.open(DARK.name);
    await painted(page, 1);
    expect((await exposureOf(page)).highlights.length).toBe(first.highlights.length);
  });

  test('when the last note goes, nothing of Postil stays in the page', async () => {
    await seed(suite, LIBRARY);
    const control = await exposureOf(await openAt(suite, POST.name, CONTROL));
    const page = await suite.open(POST.name);
    await painted(page, PASSAGES.length);
    const binned = LIBRARY.annotations.map((note) => ({ ...note, deleted: '2026-10-02T08:00:00.000Z' }));
    await seed(suite, { ...LIBRARY, annotations: binned });
    await until('nothing is painted', async () => (await exposureOf(page)).highlights.length === 0);
    expect(await exposureOf(page)).toEqual(control);
  });
});
