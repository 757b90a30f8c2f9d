/** An essay of a newsletter with whatever body a test needs, served at its own address and opened there. */
import type { Page } from 'puppeteer-core';
import { toolbar } from '../../scripts/controls.mjs';
import { marks, select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import type { Stored } from '../../scripts/database.mjs';
import { pause, seed } from './hostile.ts';
import { shown } from './mouse-and-keys.ts';
import type { Suite } from './harness/browsers.ts';

const ABOUT = 'https://slow-harbour.substack.com';
export const TITLE = 'What the Tide Office Kept';

/** More than enough words to be an essay, in paragraphs that no test selects. */
const FILLER = [
  'The office stood at the end of the mole, and for most of a century two people worked in it and one of them slept.',
  'What they wrote down was never asked for again, and they wrote it down every six hours all the same.',
  'I went to look at the books in March, when nobody else wants to, and the caretaker let me have the stove.',
  'There is a smell to paper that was damp for eighty years, and it is not a bad one once the window is open.',
];

/** The essay's address: one of its own for each name, so that no test meets the notes of another. */
const addressOf = (name: string): string => `${ABOUT}/p/${name}`;

/** The whole page. @param body what stands in the essay, before its other paragraphs. */
function essayHtml(name: string, body: string, head = ''): string {
  const address = addressOf(name);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    url: address,
    headline: TITLE,
    datePublished: '2026-04-09T06:00:00+00:00',
    author: [{ '@type': 'Person', name: 'Mette Lund' }],
    publisher: { '@type': 'Organization', name: 'Slow Harbour', url: ABOUT },
  };
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE} - by Mette Lund</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta property="og:type" content="article">
<meta property="og:site_name" content="Slow Harbour"><meta property="og:title" content="${TITLE}">
<meta property="og:url" content="${address}"><link rel="canonical" href="${address}"><link rel="icon" href="data:,">
<meta name="author" content="Mette Lund"><script type="application/ld+json">${JSON.stringify(data)}</script>
<style>body{margin:0;font:19px/1.6 serif}.single-post{max-width:660px;margin:0 auto;padding:40px 24px 500px}</style>${head}
</head><body><div class="single-post"><article class="typography newsletter-post post"><div class="post-header">
<h1 class="post-title published">${TITLE}</h1><h3 class="subtitle">Six hours at a time</h3>
<div class="byline-wrapper"><a href="https://substack.com/@mette">Mette Lund</a><div>Apr 9, 2026</div></div></div>
<div class="available-content"><div dir="auto" class="body markup">${body}
${FILLER.map((text) => `<p>${text}</p>`).join('\n')}</div></div></article></div></body></html>`;
}

/** Opens an essay in an emptied library. */
export async function openEssay(suite: Suite, name: string, body: string, head = ''): Promise<Page> {
  await seed(suite, {});
  suite.driven().web.serve(addressOf(name), { body: essayHtml(name, body, head) });
  return suite.driven().open(addressOf(name));
}

type Note = NonNullable<Stored['annotations']>[number];

/** The notes that are not in the bin. */
export async function liveNotes(suite: Suite): Promise<Note[]> {
  const { annotations = [] } = await suite.stored();
  return annotations.filter((note) => !('deleted' in note));
}

/** Waits until the notes are so many, and says them. */
export async function savedNotes(suite: Suite, page: Page, count: number): Promise<Note[]> {
  const notes = await until(`there are ${count} notes`, async () => {
    const all = await liveNotes(suite);
    return all.length === count ? all : undefined;
  });
  await page.bringToFront();
  return notes;
}

/** Waits until as much is painted, and says it. */
export async function paintedTexts(page: Page, count: number): Promise<string[]> {
  await page.mouse.move(1, 1);
  return until(`${count} stretches are painted`, async () => {
    const painted = await marks(page);
    return painted.length === count ? painted.map(({ text }) => text) : undefined;
  });
}

/** Waits until Postil answers selections on a page. */
export async function ready(page: Page): Promise<void> {
  await select(page, FILLER[2]?.slice(0, 40) ?? '');
  await toolbar(page);
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    getSelection()?.empty();
    scrollTo({ top: 0, behavior: 'instant' });
  });
  await pause(200);
}

/** Waits until Postil says a sentence in the page; Firefox shows its drivers no accessibility tree. */
export async function says(suite: Suite, page: Page, sentence: RegExp): Promise<void> {
  await shown(page);
  if (suite.name === 'firefox') return;
  await until(`it says ${String(sentence)}`, async () => {
    const session = await page.createCDPSession();
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    return nodes.some(({ name }) => sentence.test(String(name?.value)));
  });
}
