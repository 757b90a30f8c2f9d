/** Every platform of the table, and what is none, in the real browsers; and one issue at its many addresses. */
import esbuild from 'esbuild';
import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { readFixtures } from '../../scripts/fixtures.mjs';
import { isPainted, mark } from '../../scripts/postil.mjs';
import { root } from '../../scripts/project.mjs';
import { until } from '../../scripts/until.mjs';
import { PLATFORMS } from '../../src/core/detection/platforms.ts';
import { inBrowsers } from './harness/browsers.ts';

/** What the detector says of a page, asked in the page itself. */
interface Seen {
  readonly likely: boolean;
  readonly issues: readonly (Readonly<Record<string, unknown>> & { readonly text: string })[];
  readonly touched: boolean;
}

const ASKED = `
  import { looksLikeIssue } from './src/dom/prefilter.ts';
  import { findIssues } from './src/dom/page.ts';
  const before = document.documentElement.outerHTML;
  const issues = findIssues(document, location.href).map(({ description, aliases, platform, root }) => ({
    ...description,
    aliases,
    publication: description.publication.name,
    platform,
    text: root.toString().replace(/\\s+/g, ' ').trim(),
  }));
  const likely = looksLikeIssue(document, location.href);
  export default { likely, issues, touched: before !== document.documentElement.outerHTML };`;

let asked = '';
beforeAll(async () => {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: ASKED, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'asked',
    target: ['chrome140', 'firefox150'],
    charset: 'utf8',
  });
  asked = `(() => { ${outputFiles[0]?.text ?? ''} return JSON.stringify(asked.default); })()`;
});

async function look(page: Page): Promise<Seen> {
  return JSON.parse(String(await page.evaluate(asked))) as Seen;
}

// One of them spoils the built-in objects of its own world, which is where these tests ask.
const fixtures = (await readFixtures()).filter(({ name }) => name !== 'substack-hostile');
/** What Firefox says where a tab is closed while Postil starts in it. */
const CLOSED = /This sender may not ask/;
/** What tells a platform is where its pages load styles and scripts from. */
const UNSERVED =
  /^https:\/\/(?:substackcdn\.com|(?:media|app)\.beehiiv\.(?:com|net)|assets\.buttondown\.(?:com|email)|f\.convertkit\.com|mcusercontent\.com|cdn-client\.medium\.com|static1\.squarespace\.com)(?::443)?\//;
const platforms = new Set(PLATFORMS.map(({ name }) => name));
const known = fixtures.filter(({ issues }) => issues.some(({ platform }) => platforms.has(platform)));
const others = fixtures.filter(({ issues }) => issues.length === 0);
/** Furniture of pages: navigation, boxes to subscribe, bars to share, other posts. */
const FURNITURE =
  /\b(?:Sign in|Log ?in|Subscribe now|Type your email|Share this post|Read next|Leave a comment|Recommended|Cookie)\b/;

/** Other forms of one page: print, AMP, with what links add. */
const FORMS: readonly (readonly [form: string, fixture: string, address: string])[] = [
  ['print', 'ghost-newsletter', 'https://slackwater.example.com/the-third-buoy/?print=1'],
  ['AMP', 'ghost-newsletter', 'https://slackwater.example.com/the-third-buoy/amp/'],
  ['campaign', 'wordpress-newsletter', '?utm_campaign=57&utm_source=mail&mc_cid=ab12'],
  ['fragment', 'beehiiv-post', '#comments'],
];

/**
 * Forms of a page on a host beside its own. Who owns such a host is not known from its name: `m.` may
 * be an author's below a suffix that many share, so the page is not believed, and its text is asked about.
 */
const BESIDE: readonly (readonly [form: string, fixture: string, address: string])[] = [
  ['AMP host', 'ghost-newsletter', 'https://amp.slackwater.example.com/the-third-buoy/'],
  ['mobile', 'wordpress-newsletter', 'https://m.quaysociety.example.org/2023/04/newsletter-57-lamps/'],
];

/** Pages that Postil comes to by itself, and the other addresses that readers come to them from. */
const READ: readonly (readonly [fixture: string, own: string, passage: string, others: readonly string[]])[] =
  [
    [
      'substack-letter',
      'https://marginwalks.substack.com/p/the-map-is-late',
      'Every map is a letter',
      [
        '?utm_source=post-email-title&publication_id=1&r=2x&triedRedirect=true',
        '?print=1#comments',
        'https://open.substack.com/pub/marginwalks/p/the-map-is-late?r=9z&showWelcomeOnShare=false',
        'https://substack.com/home/post/p-40404?source=queue',
      ],
    ],
    [
      'beehiiv-post',
      'https://harbour.beehiiv.com/p/a-crane-with-opinions',
      'Good morning from the dock.',
      ['?_bhlid=0a1b&utm_medium=newsletter', '?last_resource_guid=Post%3A12#end'],
    ],
    [
      'buttondown-archive',
      'https://buttondown.com/drystone/archive/31-rope-colours/',
      'Thirty-one ropes so far.',
      ['?utm_source=drystone&utm_medium=email', '?token=abc'],
    ],
    [
      'kit-hosted',
      'https://quietplanner.kit.com/posts/plan-backwards',
      'Start from the dinner.',
      ['?ck_subscriber_id=7', '?fbclid=xyz#respond'],
    ],
    [
      'mailchimp-archive',
      'https://us7.campaign-archive.com/?u=aa11&id=cc33',
      'unsubscribe from this list',
      ['https://us7.campaign-archive.com/?u=aa11&id=cc33&e=ffff'],
    ],
    [
      'hey-world-post',
      'https://world.hey.com/samarden/on-interruptions-1a2b3c4d',
      'What the keeper missed',
      ['?utm_source=feed', '#top'],
    ],
    [
      'every-web',
      'https://every.to/harbour/logbooks',
      'By the second winter',
      ['?source=post_page&utm_source=mail'],
    ],
  ];

inBrowsers(
  (postil) => {
    describe('a page of', () => {
      test.each(known.map((fixture) => [fixture.name, fixture] as const))('%s', async (name, fixture) => {
        const page = await postil.open(name);
        const seen = await look(page);
        expect(seen.likely, 'the first look sends it on').toBe(true);
        expect(seen.touched).toBe(false);
        expect(seen.issues).toHaveLength(fixture.issues.length);
        for (const [index, { starts, ends, ...fields }] of fixture.issues.entries()) {
          const { text = '', ...issue } = seen.issues[index] ?? {};
          expect(issue).toMatchObject({ ...fields });
          if (starts) expect(text.slice(0, starts.length)).toBe(starts);
          if (ends) expect(text.slice(-ends.length)).toBe(ends);
          expect(text).not.toMatch(FURNITURE);
        }
      });
    });

    describe('no issue', () => {
      test.each(others.map(({ name }) => [name]))('%s', async (name) => {
        const seen = await look(await postil.open(name));
        expect(seen.issues).toEqual([]);
        expect(seen.touched).toBe(false);
      });
    });

    test.each(FORMS)('the %s form of %s is the same issue', async (_form, name, address) => {
      const fixture = fixtures.find((one) => one.name === name);
      const own = fixture?.address ?? '';
      const page = await postil.open(name, address, (html) =>
        html.replaceAll(new URL(address, own).href, own),
      );
      const seen = await look(page);
      expect(seen.issues.map((issue) => issue.address)).toEqual(
        fixture?.issues.map((issue) => issue.address),
      );
    });

    test.each(BESIDE)('the %s form of %s speaks for itself', async (_form, name, address) => {
      const fixture = fixtures.find((one) => one.name === name);
      const own = fixture?.address ?? '';
      const page = await postil.open(name, address, (html) => html.replaceAll(address, own));
      const { issues } = await look(page);
      expect(issues.map((issue) => issue.address)).toEqual([address]);
      expect(issues.map(({ title }) => title)).toEqual(fixture?.issues.map(({ title }) => title));
    });

    test('an archive whose headlines lead to another site keeps the notes of each section', async () => {
      const [first, last] = ['the eel grows in the telling', 'it costs him a turn of a'];
      const page = await postil.open('archive-elsewhere', 'https://johnpcutler.github.io/tbm2020/');
      await mark(page, last, '1');
      await mark(page, first, '2');
      const { issues = [] } = await postil.stored();
      const addresses = issues.flatMap((issue) => issue.addresses);
      expect(addresses).toEqual(
        expect.arrayContaining([expect.stringMatching(/#the-sluice$/), expect.stringMatching(/#the-eel$/)]),
      );
      await page.reload();
      await until(
        'both are painted again',
        async () => (await isPainted(page, first)) && isPainted(page, last),
      );
    });

    test.each(READ)('%s has its notes wherever it is opened', async (name, own, passage, addresses) => {
      const first = await postil.open(name, own);
      await mark(first, passage, 'h');
      for (const other of addresses) {
        const address = new URL(other, own).href;
        // The page is another's; what it calls its own address stays.
        const page = await postil.open(name, address, (html) => html.replaceAll(address, own));
        await until(`the passage is painted at ${address}`, () => isPainted(page, passage));
      }
    });
  },
  { unserved: UNSERVED, expected: CLOSED },
);
