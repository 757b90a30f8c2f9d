/** Hostile addresses, of issues and in comments: no link, form or frame leads there, and no click opens them. */
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { click } from '../../scripts/controls.mjs';
import { readFixture } from '../../scripts/fixtures.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import { hearDialogs, issueOf, noteOf, painted, pause, publicationOf, seed } from './hostile.ts';

const { name: POST, address } = await readFixture('substack-post');
const PASSAGE = 'Forty cars an hour go round by the mill.';

const HOSTILE = [
  'javascript:alert(1)',
  'JaVa\nScRiPt:alert(1)',
  ' \tjava\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript\u200b:alert(1)',
  'javascript&colon;alert(1)',
  'javascript://example.com/%0aalert(1)',
  'jav&#x09;ascript:alert(1)',
  'feed:javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'DATA:,x',
  'blob:https://example.com/0',
  'vbscript:msgbox(1)',
  'view-source:https://example.com/',
  'file:///etc/hostname',
  'chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/x.html',
  'moz-extension://00000000-0000-0000-0000-000000000000/x.html',
  'chrome://settings/',
  'about:config',
  'filesystem:https://example.com/x',
  'ws://example.com/',
  'ftp://example.com/',
  'mailto:somebody@example.com',
  'tel:112',
  'https://user:password@example.com/',
  'https://user@example.com/',
  '//example.com/x',
  '/library.html',
  '#x',
  '?x',
  'https://',
  `https://example.com/${'a'.repeat(3_000)}`,
  '',
];

/** What a reader may follow, with what it leads to. */
const GOOD = [
  ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
  ['http://example.com/', 'http://example.com/'],
  ['HTTPS://EXAMPLE.com/%0aalert', 'https://example.com/%0aalert'],
] as const;

/**
 * What may not be led to. The page's own issue may, and so may what is left of an address in a
 * comment when its scheme is cut off: `blob:https://example.com/0` is a word before a web address.
 */
const isHarmful = (lead: string): boolean =>
  lead !== address && !/^https?:\/\/example\.com\/[\w%]{0,20}$/.test(lead);

/** A library with each of these as the address of an issue and in its comment, and all on one page. */
function library(addresses: readonly string[]) {
  const page = issueOf('page', address);
  const comment = (at: string): string => `[click](${at})\n\n<${at}>\n\n${at}\n\n![x](${at})\n\n[x]: ${at}`;
  const issues = addresses.map((at, index) => issueOf(String(index), at, { title: `Issue ${index}` }));
  return {
    publications: [
      publicationOf('page', 'Page'),
      ...issues.map(({ id }) => publicationOf(String(id), 'Many')),
    ],
    issues: [page, ...issues],
    annotations: [
      ...issues.map((issue, index) =>
        noteOf(`there-${index}`, issue, ['words'], { comment: comment(addresses[index] ?? '') }),
      ),
      ...addresses.map((at, index) => noteOf(`here-${index}`, page, [PASSAGE], { comment: comment(at) })),
    ],
  };
}

/** What elements of a document lead to, as they resolve it, but to Postil's own documents. */
async function leads(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [
      ...document.querySelectorAll(
        '[href], [src], [action], [formaction], [srcdoc], [data], [ping], [poster]',
      ),
    ];
    return all.flatMap((element) => {
      if (element instanceof HTMLAnchorElement) {
        const own = ['library.html', 'settings.html', 'popup.html', 'panel.html'];
        const written = element.getAttribute('href') ?? '';
        if (own.includes(written) || written.startsWith('#')) return [];
        const { rel, target } = element;
        return [
          rel === 'noopener noreferrer' && target === '_blank' ? element.href : `loose: ${element.href}`,
        ];
      }
      const { localName } = element;
      return ['link', 'script', 'img', 'use'].includes(localName)
        ? []
        : [`${localName}: ${element.outerHTML}`];
    });
  });
}

const VIEWS: Record<string, (suite: Suite) => Promise<Page>> = {
  library: async (suite) => {
    const page = await suite.openExtensionPage('library.html');
    await until('the notes are listed', () => page.$('.note'));
    return page;
  },
  panel: async (suite) => {
    const page = await suite.open(POST);
    await painted(page, 1);
    const panel = await suite.openPanel(page);
    await until('the comments are shown', () => panel.$('.markdown'));
    return panel;
  },
  popup: async (suite) => {
    const popup = await suite.openPopup(await suite.open(POST));
    await until('recent issues are shown', () => popup.$('.recent'));
    return popup;
  },
};

inBrowsers((suite) => {
  test.each(Object.entries(VIEWS))('the %s links to none of them', async (name, open) => {
    await seed(suite, library(HOSTILE));
    const page = await open(suite);
    const dialogs = hearDialogs(page);
    await pause(500);
    expect((await leads(page)).filter(isHarmful)).toEqual([]);
    if (name === 'library') {
      for (let index = 0; index < HOSTILE.length; index += 1) {
        await page.evaluate((id) => document.getElementById(id)?.click(), `note-there-${index}`);
        await until('the note is shown', () => page.$('.detail textarea'));
        expect((await leads(page)).filter(isHarmful)).toEqual([]);
      }
    }
    expect(dialogs).toEqual([]);
    expect(await suite.complaints()).toEqual([]);
  });

  test('opening a passage at one of them opens nothing', async () => {
    await seed(suite, library(HOSTILE));
    const page = await suite.openExtensionPage('library.html');
    const before = (await suite.driven().browser.pages()).length;
    for (const index of [0, 9, 15, 25, 28]) {
      await until('the note is listed', () => page.$(`#note-there-${index}`));
      await page.evaluate((id) => document.getElementById(id)?.click(), `note-there-${index}`);
      await pause(150);
      await click(page, /^Open passage/);
    }
    await pause(800);
    expect((await suite.driven().browser.pages()).length).toBe(before);
    expect(page.url() === 'about:blank' || page.url().startsWith(suite.driven().origin)).toBe(true);
  });

  test('addresses of the web are linked, each to itself and nothing else', async () => {
    await seed(suite, library(GOOD.map(([written]) => written)));
    const page = await suite.open(POST);
    await painted(page, 1);
    const panel = await suite.openPanel(page);
    await until('the comments are shown', async () => (await panel.$$('.markdown a')).length >= 6);
    const wanted = new Set<string>([address, ...GOOD.map(([, leadsTo]) => leadsTo)]);
    const found = new Set(await leads(panel));
    expect([...found].filter((lead) => !wanted.has(lead))).toEqual([]);
    for (const [, leadsTo] of GOOD) expect(found).toContain(leadsTo);
  });
});
