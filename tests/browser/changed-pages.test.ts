/** A page that was annotated comes back changed as readers meet it: what is painted of each passage, and what is said. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { bare, mark } from '../../scripts/postil.mjs';
import { marks } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';
import { seed } from './hostile.ts';

const paragraphs = (name: string, of: readonly string[]): string =>
  of
    .map(
      (what, at) =>
        `<p>${name} ${at + 1}: about ${what} the harbour log says little, but it gives ${at * 17 + 9} crowns as the price of a season, and nobody has contradicted it.</p>`,
    )
    .join('\n            ');
const START = paragraphs('Spring', ['rope', 'tar', 'lamp oil', 'canvas', 'salt']);
const MIDDLE = paragraphs('Summer', ['slate', 'herring', 'cork', 'timber', 'coal']);
const END = paragraphs('Autumn', ['wool', 'barley', 'glass', 'tallow', 'hemp']);

const QUOTED = 'sold its only bell to pay for the clock, which has never struck the hour';
const BELL = `<p>That winter the parish ${QUOTED}. The sexton rings a spoon against a bucket.</p>`;
const HEADING = 'What the ferryman kept';
const KEPT = '<p>He kept every ticket that was ever torn in two, the left halves in a tin.</p>';
const [BOX_HEAD, BOX_TAIL] = ['The pilots met each evening at the inn', 'and drew the sandbanks in beer'];
const [NEWS_HEAD, NEWS_TAIL] = [
  'Two engineers measured the old pier by moonlight',
  'and found it a yard short',
];
const UPDATE = `Update, 3 May: ${'the council has had the pier measured by daylight, and asks for a third opinion from the next town; '.repeat(4)}`;
const ROWS = ['Lisbon', 'Viana', 'Setubal', 'Faro', 'Aveiro'].map(
  (port, at) => `<tr><td>${port} has ${at + 3} cranes and a tug</td><td>${90 - at * 7} boats</td></tr>`,
);
const ROW = 'Lisbon has 3 cranes and a tug';
const MOVED = 'Nobody asked the two sisters who had mended the nets for eleven winters.';
const TWIN = 'Nobody asked the two brothers who had mended the sails for seven winters.';
const THIRD =
  'A small town needs a map that admits what it does not know, and a bench from which one may look at it.';
const REWRITTEN =
  'A small city wants a chart that admits what it cannot know, and a seat from which anyone may look at it.';

const BEFORE = `${START}
  ${BELL}
  <h2>${HEADING}</h2>${KEPT}
  <p>${BOX_HEAD} ${BOX_TAIL}. It dried by noon.</p>
  <p>Nobody slept. ${NEWS_HEAD} ${NEWS_TAIL}. Then it rained.</p>
  ${MIDDLE}
  <table><tbody>${ROWS.join('')}</tbody></table>
  <p>${MOVED} They were at work.</p>
  <p>One thing more. ${THIRD} That is all.</p>
  ${END}`;

const AFTER = `<p>In this issue</p><ul><li>The price of a season</li><li>${HEADING}</li><li>Ports and cranes</li></ul>
  ${START}
  ${KEPT}
  <p>${BOX_HEAD}
                  </p><div>
                    Subscribe to get each letter by post. Type your email… Subscribe.
                  </div><p>
                  ${BOX_TAIL}. It dried by noon.</p>
  <p>Nobody slept. ${NEWS_HEAD}</p><p>${UPDATE}</p><p>${NEWS_TAIL}. Then it rained.</p>
  <p>${TWIN} They were at sea.</p>
  ${MIDDLE}
  <table><tbody>${ROWS.toReversed().join('')}</tbody></table>
  <p>One thing more. ${REWRITTEN} That is all.</p>
  ${END}
  <p>${MOVED} They were at work.</p>
  <div><p>Ole · 2h ago</p><p>“${QUOTED}” – where did that go?</p><p>Reply</p></div>`;

/** The issue with another text, at an address of its own. */
const having =
  (body: string) =>
  (html: string): string =>
    html.replace(
      /(<div[^>]*class="[^"]*\bbody markup\b[^"]*"[^>]*>)[\s\S]*?<div class="subscription-widget/,
      `$1${body}</div><div class="subscription-widget`,
    );

/** What the panel says of lost notes, by headings. */
const said = (panel: Page): Promise<string[]> =>
  panel.evaluate(() => [...document.querySelectorAll('section.orphans')].map((one) => one.textContent ?? ''));

inBrowsers((suite) => {
  test('each passage is painted on its own words, or said to be lost', async () => {
    await seed(suite, {});
    const before = await suite.open('substack-post', '/p/changed', having(BEFORE));
    for (const passage of [
      QUOTED,
      HEADING,
      `${BOX_HEAD} ${BOX_TAIL}`,
      `${NEWS_HEAD} ${NEWS_TAIL}`,
      ROW,
      MOVED,
      THIRD,
    ])
      await mark(before, passage, '1');
    await before.close();

    const page = await suite.open('substack-post', '/p/changed', having(AFTER));
    await until('the passages are painted', async () => (await marks(page)).length > 5);
    const panel = await suite.openPanel(page);
    await until('lost notes are listed', async () =>
      (await said(panel)).join().includes(bare(HEADING).slice(0, 4)),
    );
    const painted = (await marks(page)).map(({ text }) => bare(text)).toSorted();
    expect(painted).toEqual(
      [BOX_HEAD, BOX_TAIL, NEWS_HEAD, NEWS_TAIL, ROW, MOVED, REWRITTEN].map(bare).toSorted(),
    );
    const [perhaps, ...others] = await said(panel);
    expect(others).toEqual([]);
    expect(perhaps).toMatch(/^Perhaps here/);
    for (const passage of [QUOTED, HEADING]) expect(perhaps).toContain(passage);
  });

  test('a passage that a paywall cuts is painted to its last word, and waits', async () => {
    await seed(suite, {});
    const cut = 'Two engineers measured the old pier';
    const before = await suite.open('substack-post', '/p/cut', having(BEFORE));
    await mark(before, `${NEWS_HEAD} ${NEWS_TAIL}`, '1');
    await before.close();
    const left = BEFORE.slice(0, BEFORE.indexOf(cut) + cut.length);
    const offer = '<div><p>By the year or by the month: this post is for paid subscribers</p></div>';
    const page = await suite.open('substack-post', '/p/cut', having(`${left}</p>${offer}`));
    await until('what is left is painted', async () => (await marks(page)).length > 0);
    expect((await marks(page)).map(({ text }) => bare(text))).toEqual([bare(cut)]);
    const panel = await suite.openPanel(page);
    await until('it waits for the rest', async () =>
      (await said(panel)).join().startsWith('Waiting for the rest'),
    );
  });
});
