/** Fingerprints of a page's issues: made once for a text, and sent only where an address may not lead to the notes. */
import { expect, test } from 'vitest';
import { createFingerprints } from '../../../src/content/notes/fingerprints.ts';
import { readIssues } from '../../../src/content/notes/anchored-notes.ts';
import { fingerprint } from '../../../src/core/issues/fingerprint.ts';
import type { Address } from '../../../src/core/model.ts';
import { ANCHORER, write } from '../session.ts';

const LONG = Array.from({ length: 400 }, (_, index) => `word${(index * 7919) % 1009}`).join(' ');

test('a fingerprint is of the issue’s text, and made again when that changed', () => {
  const issues = write({ one: LONG, two: 'Too short to have one.' });
  const fingerprints = createFingerprints();
  const made = fingerprints.of(issues, 0);
  expect(made).toEqual(fingerprint(LONG));
  expect(fingerprints.of(issues, 0), 'made once').toBe(made);
  expect(fingerprints.of(issues, 1)).toBeUndefined();
  expect(fingerprints.of(issues, 2)).toBeUndefined();
  document.querySelector('p')?.append(' and a new ending that was not there before'.repeat(40));
  expect(fingerprints.of(readIssues(issues.found, ANCHORER), 0)).not.toEqual(made);
});

test('a described issue has its fingerprint; one that is not there is an error', () => {
  const issues = write({ one: LONG });
  const fingerprints = createFingerprints();
  expect(fingerprints.describe(issues, 0)).toEqual({
    ...issues.found[0]?.description,
    fingerprint: fingerprint(LONG),
  });
  expect(() => fingerprints.describe(issues, 1)).toThrow(RangeError);
});

test('of all issues, those have one that may be known by another address', () => {
  const issues = write({ one: LONG, two: LONG, three: LONG, four: LONG });
  const [one, two, three, four] = issues.found;
  if (!one || !two || !three || !four) throw new Error('four issues');
  const here = `${location.href.split('#')[0]}#one` as Address;
  const found = [
    { ...one, description: { ...one.description, address: here } },
    { ...two, description: { ...two.description, aliases: ['https://letters.example/2' as Address] } },
    { ...three, description: { ...three.description, at: 'https://mirror.example/3' as Address } },
    four,
  ];
  const all = createFingerprints().describeAll(readIssues(found, ANCHORER));
  expect(all.map((each) => each.fingerprint !== undefined)).toEqual([false, true, true, true]);
});
