// @vitest-environment node
/** Claims: a page speaks for its author's addresses, and of nobody's whom it does not know. */
import { expect, test } from 'vitest';
import { toAddress } from '../../../src/core/issues/address.ts';
import { mayClaim } from '../../../src/core/issues/claim.ts';
import { ownerOf } from '../../../src/core/issues/owner.ts';
import type { Address } from '../../../src/core/model.ts';
import { OWN_NAMES, STRANGERS } from './strangers.ts';

const stored = (address: string): Address => toAddress(address) ?? (address as Address);

test.each(STRANGERS)('%s: neither %s nor %s speaks for the other', (_how, one, other) => {
  expect(mayClaim(one, stored(other))).toBe(false);
  if (new URL(other).pathname !== '/' || new URL(other).search !== '')
    expect(mayClaim(other, stored(one))).toBe(false);
});

test.each(STRANGERS)('%s: %s and %s have no owner in common that is sure', (_how, one, other) => {
  const [first, second] = [ownerOf(stored(one)), ownerOf(stored(other))];
  expect(first.sure && second.sure && first.name === second.name).toBe(false);
});

test.each(OWN_NAMES)('a name %s: %s may claim %s', (_what, page, claimed) => {
  expect(mayClaim(page, stored(claimed))).toBe(true);
});

test.each(STRANGERS)('%s: each page is itself', (_how, one, other) => {
  for (const page of [one, other]) expect(mayClaim(`${page}#here`, stored(page))).toBe(true);
});
