/**
 * Libraries of any size from a seed: publications, issues and tags as unequal as real ones (Zipf), quotes of
 * 40 to 600 units, comments on a third of the notes. The newest issue holds up to a thousand notes.
 */
import type {
  Address,
  Annotation,
  AnnotationId,
  IsoTime,
  Issue,
  IssueId,
  Publication,
  PublicationId,
  Tag,
  TagId,
} from '../../src/core/model.ts';
import { COLOURS } from '../../src/core/model.ts';
import { randomOf, type Random } from '../anchoring/random.ts';
import { prose, vocabularyOf, zipf } from './words.ts';

const PUBLICATIONS = 200;
const TAGS = 30;
const NOTES_AN_ISSUE = 12;
/** In the newest issue, and no more than a tenth of all. */
const CROWDED = 1_000;
const COMMENTED = 0.35;
const BINNED = 0.01;
/** How many words its texts are made of. */
export const WORDS = 20_000;
/** Ten years of reading end here. */
const END = Date.UTC(2026, 10, 1);
const SPAN = 10 * 365 * 86_400_000;

/** A library that is made note by note, so that a million never stand in memory at once. */
export interface Library {
  readonly tags: readonly Tag[];
  readonly publications: readonly Publication[];
  readonly issues: number;
  readonly notes: number;
  issue(index: number): Issue;
  /** In the order of their age. */
  note(index: number): Annotation;
}

function isoTime(time: number): IsoTime {
  return new Date(time).toISOString() as IsoTime;
}

/** An id as long as a UUID, from a number. */
function idOf(kind: string, index: number): string {
  const random = randomOf(index, kind);
  const hex = (length: number): string =>
    Math.floor(random.next() * 16 ** length)
      .toString(16)
      .padStart(length, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${hex(4)}-${hex(6)}${hex(6)}`;
}

export function generateLibrary({ notes, seed }: { notes: number; seed: number }): Library {
  const vocabulary = vocabularyOf(randomOf(seed, 'words'), WORDS);
  const name = (random: Random, words: number): string =>
    prose(random, vocabulary, words * 6).replace(/\.$/, '');
  const crowded = Math.min(CROWDED, Math.floor(notes / 10));
  const issues = Math.max(1, Math.ceil((notes - crowded) / NOTES_AN_ISSUE)) + (crowded > 0 ? 1 : 0);
  const timeOf = (index: number): number => END - SPAN + Math.floor((SPAN * (index + 1)) / notes);

  const tags = Array.from({ length: TAGS }, (_, index): Tag => {
    const time = isoTime(END - SPAN);
    const colour = COLOURS[index % COLOURS.length] ?? 'amber';
    return {
      id: idOf(`tag ${seed}`, index) as TagId,
      name: `${name(randomOf(seed + index, 'tag'), 2)} ${index}`.slice(0, 60),
      colour,
      created: time,
      modified: time,
    };
  });
  const publications = Array.from({ length: PUBLICATIONS }, (_, index) => ({
    id: `letter-${index}.substack.com` as PublicationId,
    name: name(randomOf(seed + index, 'publication'), 3),
    modified: isoTime(END - SPAN),
  }));
  const publicationOf = (issue: number): number => zipf(randomOf(seed + issue, 'of'), PUBLICATIONS);
  const issueId = (index: number): IssueId => idOf(`issue ${seed}`, index) as IssueId;
  const addressOf = (index: number): Address =>
    `https://letter-${publicationOf(index)}.substack.com/p/issue-${index}` as Address;

  return {
    tags,
    publications,
    issues,
    notes,
    issue(index) {
      const random = randomOf(seed + index, 'issue');
      const time = timeOf(Math.min(notes - 1, index * NOTES_AN_ISSUE));
      return {
        id: issueId(index),
        addresses: [addressOf(index)],
        publication: `letter-${publicationOf(index)}.substack.com` as PublicationId,
        title: name(random, random.between(3, 12)),
        authors: [name(random, 2)],
        published: isoTime(time).slice(0, 10),
        number: `#${index + 1}`,
        language: 'en',
        created: isoTime(time),
        modified: isoTime(time),
      };
    },
    note(index) {
      const random = randomOf(seed + index, 'note');
      const issue = index >= notes - crowded ? issues - 1 : Math.floor(index / NOTES_AN_ISSUE);
      const exact = prose(random, vocabulary, random.between(40, 600));
      const start = random.between(0, 40_000);
      const own = new Set<TagId>();
      for (let count = random.between(0, 4); count > 0; count--) {
        const tag = tags[zipf(random, TAGS)];
        if (tag !== undefined) own.add(tag.id);
      }
      const context = { before: prose(random, vocabulary, 120), after: prose(random, vocabulary, 120) };
      const time = isoTime(timeOf(index));
      return {
        id: idOf(`note ${seed}`, index) as AnnotationId,
        issue: issueId(issue),
        target: {
          source: addressOf(issue),
          selector: [
            {
              type: 'TextQuoteSelector',
              exact,
              prefix: context.before.slice(-64),
              suffix: context.after.slice(0, 64),
            },
            { type: 'TextPositionSelector', start, end: start + exact.length },
          ],
          passage: exact,
          context,
        },
        tags: [...own],
        comment: random.chance(COMMENTED) ? prose(random, vocabulary, random.between(20, 300)) : '',
        created: time,
        modified: time,
        ...(random.chance(BINNED) && { deleted: isoTime(END) }),
      };
    },
  };
}
