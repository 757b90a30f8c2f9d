/** Addresses: one spelling, nothing but the web, and no page speaks for another site. */
import { expect, test } from 'vitest';
import { mayClaim, safeUrl, toAddress } from '../../src/core/address.ts';
import type { Address } from '../../src/core/model.ts';

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
  expect(toAddress('https://example.com/?a=%20b&utm_source=x&c=+d&e')).toBe(
    'https://example.com/?a=%20b&c=+d',
  );
  expect(toAddress('https://example.com/?&utm_source')).toBe('https://example.com/');
  expect(toAddress('https://example.com/?')).toBe('https://example.com/');
});

test('writing an address twice changes nothing', () => {
  const once = toAddress('https://example.com/a b/?q=ü#x', 'ä');
  expect(once).toBeDefined();
  expect(toAddress(once ?? '', 'ä')).toBe(once);
});

test('a page speaks for its own site only', () => {
  const claim = (page: string, address: string) => mayClaim(page, address as Address);
  expect(claim('https://www.example.com/p/a?x', 'https://example.com/p/b')).toBe(true);
  expect(claim('https://evil.com/', 'https://example.com/p/b')).toBe(false);
  expect(claim('https://a.substack.com/p/x', 'https://b.substack.com/p/x')).toBe(false);
  expect(claim('https://substack.com/home/post/p-1', 'https://b.substack.com/p/x')).toBe(true);
  expect(claim('file:///a.html', 'https://example.com/')).toBe(false);
});
