/** Tracking links of mails: read without a request, and never stored as they are. */
import { deflateSync } from 'node:zlib';
import { assert, integer, property, uint8Array } from 'fast-check';
import { expect, test } from 'vitest';
import { inflate } from '../../../src/core/issues/inflate.ts';
import { redirectTarget } from '../../../src/core/issues/redirect.ts';

const base64url = (text: string | Uint8Array): string => Buffer.from(text).toString('base64url');
const post = 'https://marginwalks.substack.com/p/tide-tables';

test('Substack writes the address as JSON', () => {
  const payload = base64url(JSON.stringify({ e: post, p: 1, s: 2 }));
  expect(redirectTarget(`https://substack.com/redirect/2/${payload}?r=reader`)).toBe(post);
});

test('Substack once packed it', () => {
  const packed = base64url(deflateSync(`r=reader%40example.com&l=${encodeURIComponent(post)}&token=secret`));
  expect(redirectTarget(`https://email.mg2.substack.com/c/${packed}`)).toBe(post);
});

test('Kit and Sailthru write it as it is', () => {
  expect(redirectTarget(`https://click.convertkit-mail2.com/abc/def/${base64url(post)}`)).toBe(post);
  expect(redirectTarget(`https://link.news.example.com/click/123.45/${base64url(post)}/abc`)).toBe(post);
});

test.each([
  'https://u1.ct.sendgrid.net/ls/click?upn=opaque',
  'https://substack.com/redirect/2/not-json',
  'https://email.mg2.substack.com/c/eJxcut',
  `https://link.example.com/click/1/${Buffer.from('javascript:alert(1)').toString('base64url')}/x`,
  'no address',
])('%s says nothing', (link) => {
  expect(redirectTarget(link)).toBeUndefined();
});

test('what zlib packs is unpacked', () => {
  assert(
    property(uint8Array({ maxLength: 3000 }), integer({ min: 0, max: 9 }), (data, level) => {
      expect(Buffer.from(inflate(deflateSync(data, { level })))).toEqual(Buffer.from(data));
    }),
    { numRuns: 60 },
  );
  const long = Buffer.from('the same words again and again. '.repeat(400));
  expect(Buffer.from(inflate(deflateSync(long)))).toEqual(long);
});

test('broken data throws and ends', () => {
  assert(
    property(uint8Array({ maxLength: 400 }), (data) => {
      try {
        expect(inflate(data).length).toBeLessThanOrEqual(17_000);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 200 },
  );
});
