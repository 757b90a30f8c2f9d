/**
 * Pages of two authors on one host, where Postil is from the start: whatever the one calls itself, nothing of
 * the other's is painted there, changed or renamed. Every other host of the table: `background/strangers.test.ts`.
 */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { readFixture } from '../../scripts/fixtures.mjs';
import { toolbar } from '../../scripts/controls.mjs';
import { isPainted, mark } from '../../scripts/postil.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { STRANGERS } from '../core/issues/strangers.ts';
import { seed } from './hostile.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';

const POST = 'substack-post';
const TITLE = 'The Bridge Nobody Walked Across';
const THEIRS = 'The riskiest assumption is the one that feels too obvious to write.';
const OWN = 'Forty cars an hour go round by the mill.';

/** The hosts that Postil may read as it is installed; of one way to tell authors apart, one pair. */
const HERE = [
  'campaign-archive',
  'campaign-archive, twice',
  'mailchimp',
  'buttondown',
  'hey world',
  'beehiiv',
  'substack',
  'substack, shared',
];
const PAIRS = STRANGERS.filter(([how]) => HERE.includes(how));

/** What stands at an address: the essay, which calls itself something else in every way there is. */
async function openCalled(suite: Suite, address: string, called: string, title: string): Promise<Page> {
  const { html, address: own } = await readFixture(POST);
  const names = `<link rel="alternate" href="${called}"><link rel="shortlink" href="${called}">`;
  const body = html.replaceAll(own, called).replace('</head>', `${names}</head>`).replaceAll(TITLE, title);
  suite.driven().web.serve(address, { body });
  return suite.driven().open(address);
}

inBrowsers(
  (suite) => {
    test('every pair is there', () => {
      expect(PAIRS).toHaveLength(HERE.length);
    });

    test.each(PAIRS)('%s', async (_how, own, other) => {
      await seed(suite, {});
      const victim = await openCalled(suite, other, other, TITLE);
      await mark(victim, THEIRS, '1');
      const before = await suite.stored();
      for (const at of [own, `${own}#${new URL(other).pathname}`]) {
        const page = await openCalled(suite, at, other, 'Taken over');
        await select(page, OWN);
        await toolbar(page);
        expect((await marks(page)).filter(({ text }) => text !== OWN)).toEqual([]);
        await page.keyboard.press('h');
        await until('its own note is painted', () => isPainted(page, OWN));
        await page.close();
      }
      const after = await suite.stored();
      const [note] = before['annotations'] ?? [];
      expect(after['annotations']).toContainEqual(note);
      const issueOf = (stored: typeof after) => stored['issues']?.find(({ id }) => id === note?.['issue']);
      expect(issueOf(after)).toEqual(issueOf(before));
      expect(after['annotations']?.filter(({ issue }) => issue === note?.['issue'])).toHaveLength(1);
      await victim.bringToFront();
      expect((await marks(victim)).map(({ text }) => text)).toEqual([THEIRS]);
    });
  },
  { unserved: /\/fonts\/|\/avatar\.svg$|substackcdn\.com/ },
);
