/** Hostile texts in every field, in every view: they are shown as text and do nothing. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { readFixture } from '../../scripts/fixtures.mjs';
import { toolbar } from '../../scripts/controls.mjs';
import { select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { payloads } from '../payloads.ts';
import { inBrowsers, type Suite } from './harness/browsers.ts';
import {
  censusOf,
  harmless,
  hearDialogs,
  issueOf,
  noteOf,
  painted,
  pause,
  publicationOf,
  seed,
  tagOf,
  type Seeds,
} from './hostile.ts';

const { name: POST, address } = await readFixture('substack-post');
const PASSAGE = 'Forty cars an hour go round by the mill.';
const PAYLOADS = payloads('https://beacon.example');

/** In all texts that are searched, and in nothing else. */
const MARKER = 'quagga';

/** A library with each text in every field: an issue of its own for each, and all on one page. */
function library(shape: (text: string) => string): Required<Seeds> {
  const texts = PAYLOADS.map(shape);
  const times = (index: number): object => {
    const time = new Date(Date.UTC(2026, 8, 1) - index * 60_000).toISOString();
    return { created: time, modified: time };
  };
  const page = issueOf('page', address, { title: 'The page', publication: 'publication-of-0' });
  const issues = texts.map((text, index) =>
    issueOf(String(index), `https://texts.substack.com/p/${index}`, {
      title: `${text} ${MARKER}`,
      authors: [text, text],
      number: text,
      language: text,
      published: '2026-05-04',
      ...times(index),
    }),
  );
  const note = (issue: (typeof issues)[number], index: number, exact: string) => {
    const text = texts[index] ?? '';
    const made = noteOf(`${issue.id === 'page' ? 'here' : 'there'}-${index}`, issue, [exact, text, text], {
      comment: `${text}\n\n${MARKER} ${index}`,
      tags: [`tag-${index}`],
      ...times(index),
    });
    return index % 2 === 0 ? { ...made, target: { ...(made.target as object), passage: exact } } : made;
  };
  return {
    publications: texts.map((text, index) => publicationOf(String(index), text)),
    issues: [page, ...issues],
    tags: texts.map((text, index) => tagOf(`tag-${index}`, `${text} ${MARKER}`, times(index))),
    annotations: [
      ...issues.map((issue, index) => note(issue, index, `${texts[index]} ${MARKER}`)),
      ...texts.map((text, index) => note(page, index, index % 5 === 0 ? PASSAGE : `${text} ${MARKER}`)),
    ],
  };
}

/** What Markdown may become. */
const FORMATTED = new Set([
  'p',
  'br',
  'em',
  'strong',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
  'span',
]);

/** Opens a view and brings it into all its states; says what elements it had. */
type View = (suite: Suite) => Promise<Record<string, number>>;

async function look(page: Page, ready: string, count: number): Promise<Record<string, number>> {
  const dialogs = hearDialogs(page);
  await until(`${count} × ${ready} are shown`, () =>
    page.evaluate((selector, wanted) => document.querySelectorAll(selector).length >= wanted, ready, count),
  );
  const census = await until('nothing is added any more', async () => {
    const now = await censusOf(page);
    await pause(250);
    return JSON.stringify(now) === JSON.stringify(await censusOf(page)) && now;
  });
  expect(census.attributes.filter((name) => /^on|^srcdoc$|^style$/.test(name))).toEqual([]);
  expect(census.formatted.filter((name) => !FORMATTED.has(name))).toEqual([]);
  expect(dialogs).toEqual([]);
  return census.elements;
}

const VIEWS: Record<string, View> = {
  'the library': async (suite) => look(await suite.openExtensionPage('library.html'), '.note', 40),
  'the library, searched': async (suite) => {
    const page = await suite.openExtensionPage('library.html');
    const field = await until('the library can be searched', () => page.$('.search > input'));
    await field.type(MARKER);
    return look(page, '.note', 40);
  },
  'the settings': async (suite) =>
    look(await suite.openExtensionPage('settings.html'), 'input', PAYLOADS.length),
  'the panel': async (suite) => {
    const page = await suite.open(POST);
    await painted(page, 10);
    return look(await suite.openPanel(page), '.markdown', PAYLOADS.length);
  },
  'the popup': async (suite) => {
    const page = await suite.open(POST);
    await painted(page, 10);
    return look(await suite.openPopup(page), '.recent', 2);
  },
  'the popup, searched': async (suite) => {
    const page = await suite.open(POST);
    const popup = await suite.openPopup(page);
    const field = await until('the popup can be searched', () => popup.$('input'));
    await field.type(MARKER);
    return look(popup, '.result', 30);
  },
};

inBrowsers((suite) => {
  describe('texts in every field', () => {
    test.each(Object.entries(VIEWS))(
      '%s has the elements that it has with harmless texts',
      async (_name, view) => {
        await seed(suite, library(harmless));
        const expected = await view(suite);
        await suite.driven().closePopup();
        await suite.driven().closePanel();
        await seed(
          suite,
          library((text) => text),
        );
        expect(await view(suite)).toEqual(expected);
        expect(await suite.complaints()).toEqual([]);
        expect(suite.strangers()).toEqual([]);
      },
    );

    test('each note, chosen in the library, shows its text as it is', async () => {
      const shown: Record<string, number>[] = [];
      for (const shape of [harmless, (text: string) => text]) {
        const { annotations } = library(shape);
        await seed(suite, library(shape));
        const page = await suite.openExtensionPage('library.html');
        const dialogs = hearDialogs(page);
        const sum: Record<string, number> = {};
        for (const { id, comment } of annotations.filter((_note, index) => index < PAYLOADS.length)) {
          await until(`${String(id)} is chosen`, () =>
            page.evaluate(
              (note, text) => {
                document.getElementById(`note-${note}`)?.click();
                const field = document.querySelector<HTMLTextAreaElement>('.detail textarea');
                return field !== null && JSON.stringify(field.value) === text;
              },
              String(id),
              JSON.stringify(String(comment).replaceAll(/\r\n?/g, '\n')),
            ),
          );
          const { elements } = await censusOf(page, '.detail');
          for (const [name, count] of Object.entries(elements)) sum[name] = (sum[name] ?? 0) + count;
        }
        shown.push(sum);
        expect(dialogs).toEqual([]);
        await page.close();
      }
      expect(shown[1]).toEqual(shown[0]);
      expect(await suite.complaints()).toEqual([]);
    });

    test('typed into the searches they find or find nothing', async () => {
      await seed(
        suite,
        library((text) => text),
      );
      const page = await suite.openExtensionPage('library.html');
      const popup = await suite.openExtensionPage('popup.html');
      for (const each of [page, popup]) {
        const dialogs = hearDialogs(each);
        await until('it can be searched', () => each.$('input[type=text]'));
        for (const text of PAYLOADS) {
          await each.evaluate((json) => {
            const field = document.querySelector<HTMLInputElement>('input[type=text]');
            if (field === null) return;
            field.value = JSON.parse(json) as string;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }, JSON.stringify(text));
        }
        await until('it has answered', () =>
          each.evaluate(() => document.querySelector('#app')?.textContent?.includes('could not') === false),
        );
        expect(dialogs).toEqual([]);
      }
      expect(await suite.complaints()).toEqual([]);
    });
  });

  test('a page that calls itself and its author by hostile names is read as it says', async () => {
    const escaped = (text: string): string =>
      text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`).replaceAll('\0', '');
    const title = '<img src=x onerror=alert(1)>"><script>alert(2)</script>';
    const passages = PAYLOADS.filter((text) => /[<>]/.test(text) && text.length < 200);
    const at = 'https://texts.substack.com/p/hostile-names';
    const described = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      url: at,
      headline: title,
      author: PAYLOADS.slice(0, 40).map((name) => ({ '@type': 'Person', name })),
      publisher: { '@type': 'Organization', name: '</title><svg onload=alert(3)>' },
    };
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escaped(title)}</title>
      <link rel="canonical" href="${at}"><link rel="icon" href="data:,">
      <meta property="og:title" content="${escaped(title)}">
      <link rel="preconnect" href="https://substackcdn.com">
      <script type="application/ld+json">${JSON.stringify(described).replaceAll('<', String.raw`\u003c`)}</script>
      <article class="newsletter-post post"><h1 class="post-title">${escaped(title)}</h1>
      <div class="available-content"><div class="body markup">
      ${passages.map((text) => `<p>${escaped(text)} stands here to be marked by somebody who reads.</p>`).join('')}
      </div></div></article>`;
    await seed(suite, {});
    suite.driven().web.serve(at, { body });
    const page = await suite.driven().open(at);
    const dialogs = hearDialogs(page);
    const [text = ''] = passages;
    await select(page, text);
    await toolbar(page);
    await page.keyboard.press('1');
    await painted(page, 1);

    const panel = await suite.openPanel(page);
    await look(panel, '.note', 1);
    const [heading, quote] = await panel.evaluate(() => [
      document.querySelector('h1')?.textContent,
      document.querySelector('blockquote')?.textContent,
    ]);
    expect(heading).toBe(title);
    expect(quote).toBe(text);
    await look(await suite.openPopup(page), '.card', 1);
    await suite.driven().closePopup();
    await look(await suite.openExtensionPage('library.html'), '.note', 1);
    expect(dialogs).toEqual([]);
    expect(await suite.complaints()).toEqual([]);
  });
});
