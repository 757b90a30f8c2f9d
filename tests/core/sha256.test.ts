/** The digest equals Node's for every length and every split. */
// @vitest-environment node
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256, sha256Of, utf8 } from '../../src/core/sha256.ts';

test('of every length around the block borders', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = new Uint8Array(length).fill(length);
    const digest = sha256();
    digest.add(bytes);
    expect(digest.end()).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('of bytes in any pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), (pieces) => {
      const digest = sha256();
      const known = createHash('sha256');
      for (const piece of pieces) {
        digest.add(piece);
        known.update(piece);
      }
      expect(digest.end()).toBe(known.digest('hex'));
    }),
  );
});

test('of any text, lone surrogates included', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 300 }),
      (text) => {
        expect(sha256Of(text)).toBe(createHash('sha256').update(text).digest('hex'));
      },
    ),
  );
  expect(sha256Of('a\ud800b')).toBe(createHash('sha256').update('a\ufffdb').digest('hex'));
});

test('of a text whose surrogate pairs fall on the pieces’ borders', () => {
  for (const start of ['', 'a']) {
    const text = start + '😀'.repeat(70_000);
    const pieces: Buffer[] = [];
    for (const piece of utf8(text)) pieces.push(Buffer.from(piece));
    expect(Buffer.concat(pieces).toString() === text).toBe(true);
  }
});
