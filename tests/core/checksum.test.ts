// @vitest-environment node
/** Checksums: the same for the same text, another one for any other text that a test can think of. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksum } from '../../src/core/checksum.ts';

test('is 16 digits, and the same for the same text', () => {
  expect(checksum('')).toMatch(/^[\da-f]{16}$/);
  expect(checksum('a note')).toBe(checksum(['a', 'note'].join(' ')));
});

test('one unit more, less or other is another checksum', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), fc.nat(), fc.nat(0xffff), (text, place, unit) => {
      const at = place % (text.length + 1);
      const added = text.slice(0, at) + String.fromCharCode(unit) + text.slice(at);
      expect(checksum(added)).not.toBe(checksum(text));
      const other = text.slice(0, at) + String.fromCharCode(unit) + text.slice(at + 1);
      if (other !== text) expect(checksum(other)).not.toBe(checksum(text));
    }),
    { numRuns: 2_000 },
  );
});

test('a hundred thousand texts that count have no two alike', () => {
  const sums = new Set(Array.from({ length: 100_000 }, (_, index) => checksum(`{"comment":"${index}"}`)));
  expect(sums.size).toBe(100_000);
});
