/** Why a page cannot be annotated. */
import { describe, expect, test } from 'vitest';
import { closedByAddress, closedByDocument } from '../../../src/ui/popup/model/closed-page.ts';

describe('by its address', () => {
  test.each([
    ['about:blank', 'pages of the browser'],
    ['about:addons', 'pages of the browser'],
    ['chrome://extensions', 'pages of the browser'],
    ['edge://settings', 'pages of the browser'],
    ['moz-extension://6c0f/panel.html', 'pages of the browser'],
    ['devtools://devtools/bundled/inspector.html', 'pages of the browser'],
    [undefined, 'pages of the browser'],
    ['view-source:https://letters.example/p/one', 'source of a page'],
    ['file:///home/ada/letter.html', 'files of this device'],
    ['data:text/html,<p>one', 'no address'],
    ['blob:https://letters.example/6c0f', 'no address'],
  ])('%s', (address, reason) => {
    expect(closedByAddress(address)).toContain(reason);
  });

  test('a page of the web is open', () => {
    expect(closedByAddress('https://letters.example/p/one.pdf')).toBeUndefined();
    expect(closedByAddress('http://localhost:8080/')).toBeUndefined();
  });
});

describe('by its document', () => {
  const said = (look: () => Promise<unknown>, address = 'https://letters.example/p/one') =>
    closedByDocument(address, look);

  test.each([
    ['application/pdf', 'PDFs'],
    ['image/svg+xml', 'pictures'],
    ['image/avif', 'pictures'],
    ['video/webm', 'recordings'],
    ['audio/mpeg', 'recordings'],
    ['application/rss+xml', 'feeds'],
    ['application/atom+xml', 'feeds'],
    ['text/xml', 'feeds'],
    ['application/xml', 'feeds'],
    ['application/json', 'data files'],
    ['frameset', 'frames'],
  ])('%s', async (type, reason) => {
    expect(await said(async () => type)).toContain(reason);
  });

  test.each(['text/html', 'application/xhtml+xml', 'text/plain', {}, null, undefined])(
    '%j is open',
    async (answer) => {
      expect(await said(async () => answer)).toBeUndefined();
    },
  );

  test('one that the browser lets nobody look at', async () => {
    const refuse = () => Promise.reject(new Error('Missing host permission for the tab'));
    expect(await said(refuse)).toContain('keeps extensions out');
    expect(await said(refuse, 'https://papers.example/A.PDF?page=2')).toContain('PDFs');
  });
});
