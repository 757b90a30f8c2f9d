/** Pages on which no passage can be marked: the popup says so and why, and offers nothing that fails. */
import { expect, test } from 'vitest';
import { shows } from '../../scripts/controls.mjs';
import { inBrowsers } from './harness/browsers.ts';

const HOST = 'https://papers.example.net';

/** The smallest that both viewers open. */
const PDF = [
  '%PDF-1.4',
  '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
  '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
  '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj',
  'trailer<</Root 1 0 R>>',
].join('\n');

/** What Firefox’ viewer says of a PDF without the table at its end. */
const VIEWED = { expected: /Indexing all PDF objects/ };

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20">Ledger</text></svg>';
const FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Letters</title></channel></rss>';
const FRAMES = `<html><frameset cols="30%,70%"><frame src="${HOST}/left"><frame src="${HOST}/left"></frameset></html>`;

const CLOSED: readonly (readonly [path: string, type: string, body: string, said: string])[] = [
  ['/a.pdf', 'application/pdf', PDF, 'Postil cannot mark PDFs'],
  ['/paper/12', 'application/pdf', PDF, 'Postil cannot mark'],
  ['/drawing.svg', 'image/svg+xml', SVG, 'Postil cannot mark pictures'],
  ['/feed.xml', 'text/xml', FEED, 'Postil cannot mark feeds'],
  ['/index.html', 'text/html', FRAMES, 'Postil cannot mark a page made of frames'],
  ['/data.json', 'application/json', '{"ledger":1}', 'Postil cannot mark'],
];

inBrowsers((suite) => {
  test.each(CLOSED)('%s, %s', async (path, type, body, said) => {
    const driven = suite.driven();
    driven.web.serve(`${HOST}/left`, { body: '<p>left' });
    driven.web.serve(HOST + path, { body, type });
    const popup = await suite.openPopup(await driven.open(HOST + path));
    await shows(popup, said);
    expect(await popup.evaluate(() => document.body.innerText)).not.toContain('Annotate this page');
  });

  test('a page of the browser', async () => {
    const popup = await suite.openPopup(await suite.driven().open('about:blank'));
    await shows(popup, 'Postil cannot mark pages of the browser');
  });

  test('plain text is none of them', async () => {
    const driven = suite.driven();
    driven.web.serve(`${HOST}/letter.txt`, { body: 'The ledger was never opened.', type: 'text/plain' });
    const popup = await suite.openPopup(await driven.open(`${HOST}/letter.txt`));
    await shows(popup, 'Annotate this page');
  });
}, VIEWED);
