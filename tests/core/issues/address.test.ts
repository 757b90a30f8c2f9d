/** Addresses: one spelling, nothing but the web, and no page speaks for another site. */
import { expect, test } from 'vitest';
import { toAddress } from '../../../src/core/issues/address.ts';
import { mayClaim } from '../../../src/core/issues/claim.ts';
import { safeUrl } from '../../../src/core/issues/url.ts';
import type { Address } from '../../../src/core/model.ts';

test.each([
  'javascript:alert(1)',
  'JaVa\nScRiPt:alert(1)',
  ' \tjavascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://example.com/1',
  'vbscript:x',
  'view-source:https://example.com/',
  'file:///etc/passwd',
  'chrome-extension://abc/panel.html',
  'moz-extension://abc/panel.html',
  'https://user:secret@example.com/',
  'https://user@example.com/',
  '//example.com/',
  'example.com',
  '',
  `https://example.com/${'a'.repeat(2048)}`,
])('%s is no link', (value) => {
  expect(safeUrl(value)).toBeUndefined();
});

test('tracking and text fragments go, what names the issue stays', () => {
  expect(toAddress('http://Name.substack.com/p/slug?utm_source=x&r=1a&triedRedirect=true#:~:text=a')).toBe(
    'https://name.substack.com/p/slug',
  );
  expect(toAddress('https://example.com/?page=2&utm_medium=mail', 'tbm-1-53')).toBe(
    'https://example.com/?page=2#tbm-1-53',
  );
});

test('a parameter that stays keeps its spelling, and an empty query goes', () => {
  expect(toAddress('https://example.com/?a=%20b&utm_source=x&c=+d&fbclid=e')).toBe(
    'https://example.com/?a=%20b&c=+d',
  );
  expect(toAddress('https://example.com/?&utm_source')).toBe('https://example.com/');
  expect(toAddress('https://example.com/?')).toBe('https://example.com/');
});

test.each([
  ['https://www.example.com/p/slug?r=1a&s=w&token=x&keep=1', 'https://www.example.com/p/slug?keep=1'],
  ['https://open.substack.com/pub/name/p/slug?r=1a&showWelcome=true', 'https://name.substack.com/p/slug'],
  [
    'https://example.com/search?s=word&token=key&source=a&e=1',
    'https://example.com/search?s=word&token=key&source=a&e=1',
  ],
  ['https://us7.campaign-archive.com/?u=a&id=b&e=reader', 'https://us7.campaign-archive.com/?u=a&id=b'],
  ['https://medium.com/@a/story-0a1b2c3d?source=home', 'https://medium.com/@a/story-0a1b2c3d'],
  ['https://example.com/essay?ref=other.example.org', 'https://example.com/essay'],
  ['https://github.com/a/b/tree?ref=main', 'https://github.com/a/b/tree?ref=main'],
  [
    'https://example.com/x?_bhlid=1&ck_subscriber_id=2&mc_eid=3&fbclid=4&page=5',
    'https://example.com/x?page=5',
  ],
])('%s is stored as %s', (value, stored) => {
  expect(toAddress(value)).toBe(stored);
  expect(toAddress(stored)).toBe(stored);
});

test('writing an address twice changes nothing', () => {
  const once = toAddress('https://example.com/a b/?q=ü#x', 'ä');
  expect(once).toBeDefined();
  expect(toAddress(once ?? '', 'ä')).toBe(once);
});

test('a page speaks for its own site only', () => {
  const claim = (page: string, address: string) => mayClaim(page, address as Address);
  expect(claim('https://www.example.com/p/a?x', 'https://example.com/p/a')).toBe(true);
  expect(claim('https://evil.com/', 'https://example.com/p/b')).toBe(false);
  expect(claim('https://a.substack.com/p/x', 'https://b.substack.com/p/x')).toBe(false);
  expect(claim('https://substack.com/home/post/p-1', 'https://b.substack.com/p/x')).toBe(true);
  expect(claim('file:///a.html', 'https://example.com/')).toBe(false);
  expect(claim('https://m.substack.com/p/a', 'https://substack.com/p/a')).toBe(false);
  expect(claim('https://a.github.io/x', 'https://b.github.io/x')).toBe(false);
  expect(claim('https://open.substack.com/pub/b/p/x', 'https://b.substack.com/p/x')).toBe(true);
  expect(claim('https://buttondown.com/alice/archive/x', 'https://buttondown.com/alice/archive/y')).toBe(
    true,
  );
  expect(claim('https://buttondown.com/alice/archive/x', 'https://buttondown.com/bob/archive/x')).toBe(false);
  expect(claim('https://mail.example.com/1', 'https://news.example.com/p/x')).toBe(false);
});
