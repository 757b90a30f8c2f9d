/** Issues with texts of their own, for the tests of what is one issue and what is not. */
import { fingerprint } from '../../src/core/issues/fingerprint.ts';
import type { Address, IssueDescription, PublicationId } from '../../src/core/model.ts';

/** A text: another one for each seed. */
export function essay(seed: number, count = 400): string {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `w${state % 4000}`;
  }).join(' ');
}

/** What a page says of an essay: by its seed, one title and one text. */
export function essayAt(
  address: string,
  seed: number,
  more: Partial<IssueDescription> = {},
): IssueDescription {
  const { host } = new URL(address);
  const print = fingerprint(essay(seed));
  return {
    address: address as Address,
    title: `Essay ${seed}`,
    publication: { id: host as PublicationId, name: `The ${host}` },
    authors: [],
    ...(print !== undefined && { fingerprint: print }),
    ...more,
  };
}
