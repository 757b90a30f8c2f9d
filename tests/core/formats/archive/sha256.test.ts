/** The digest of a text does not depend on the pieces in which it is encoded. */
// @vitest-environment node
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256Of } from '../../../../src/core/formats/archive/sha256.ts';

const known = (text: string): string => createHash('sha256').update(text).digest('hex');

test('of any text, lone surrogates included', () => {
  const unit = fc.nat(0xffff).map((value) => String.fromCharCode(value));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 300 }), (text) => {
      expect(sha256Of(text)).toBe(known(text));
    }),
  );
  expect(sha256Of('a\ud800b')).toBe(known('a\ufffdb'));
});

test('of a text whose surrogate pairs fall on the pieces’ borders', () => {
  for (const start of ['', 'a']) {
    const text = start + '😀'.repeat(70_000);
    expect(sha256Of(text)).toBe(known(text));
  }
});
