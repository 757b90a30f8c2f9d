/** What readers meet: quotations, tables of contents, boxes within a passage, paywalls, lists put in another order. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../../src/core/anchoring/describe.ts';
import { plainLayout, type Layout } from '../../../src/core/anchoring/layout.ts';
import type { Resolution } from '../../../src/core/anchoring/resolution.ts';
import { resolve } from '../../../src/core/anchoring/resolve.ts';

const SUBJECTS = ['rope', 'salt', 'lamp oil', 'canvas', 'tar', 'timber', 'herring', 'coal', 'slate', 'cork'];
const PORTS = ['Lisbon', 'Leith', 'Cork', 'Bergen', 'Riga', 'Genoa', 'Brest', 'Malmö', 'Vigo', 'Hull'];
const filler = (name: string): string =>
  SUBJECTS.map(
    (subject, at) =>
      `${name} ${at}: the price of ${subject} at ${PORTS[at]} rose by ${at * 7 + 3} shillings, the log says, and fell again.`,
  ).join('\n');
const PARAGRAPH =
  'On the ninth the committee sat until midnight and voted sixty crowns for a new bell, which nobody has heard since.';
const PASSAGE = 'voted sixty crowns for a new bell, which nobody has heard since';
const OLD = `${filler('Before')}\nThe bell\n${PARAGRAPH}\n${filler('After')}`;

function found(old: string, passage: string, now: string, layout?: Layout): Resolution {
  const start = old.indexOf(passage);
  const [answer] = resolve(now, [describe(old, start, start + passage.length)], layout);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}

/** What is painted, range by range. */
function painted(now: string, answer: Resolution): string[] {
  if (!('start' in answer)) return [];
  return (answer.ranges ?? [answer]).map(({ start, end }) => now.slice(start, end));
}

suite('a passage that was deleted and is quoted', () => {
  const gone = OLD.replace(`${PARAGRAPH}\n`, '');
  it.each([
    ['in a comment', `${gone}\n3 Comments\nOle · 2h ago\n“${PASSAGE}” – where did it go?\nReply`],
    ['in a box', `${gone}\nMost quoted\nMira: ${PASSAGE}\nRead more`],
    ['in a recap', `Last week the parish ${PASSAGE}; today it is the organ.\n${gone}`],
    ['in a caption', gone.replace('After 4', `The belfry, for which they ${PASSAGE}.\nAfter 4`)],
    ['as a title elsewhere', `${gone}\nFrom the archive: ${PASSAGE}?`],
  ])('is perhaps there: %s', (_, now) => {
    expect(found(OLD, PASSAGE, now)).toMatchObject({ verdict: 'uncertain' });
  });

  it('stays where it is while it is there too', () => {
    const now = `${OLD}\n3 Comments\nOle · 2h ago\n“${PASSAGE}” – where did it go?`;
    expect(found(OLD, PASSAGE, now)).toMatchObject({ start: OLD.indexOf(PASSAGE) });
  });

  it('is found where its whole paragraph went', () => {
    const now = `${gone}\n${PARAGRAPH}`;
    for (const passage of [PARAGRAPH, PASSAGE])
      expect(painted(now, found(OLD, passage, now))).toEqual([passage]);
  });

  it('is not painted in a part of the page that is no text of the issue', () => {
    const now = `${gone}\n${PARAGRAPH}`;
    const regions = [{ start: gone.length, end: now.length, role: 'comments' as const }];
    expect(found(OLD, PARAGRAPH, now, { ...plainLayout(now), regions })).not.toHaveProperty('start');
    // A note that was made by an older version does not say where it stood.
    const target = describe(OLD, OLD.indexOf(PARAGRAPH), OLD.indexOf(PARAGRAPH) + PARAGRAPH.length);
    const { role: _role, paragraph: _paragraph, ...surroundings } = target.surroundings;
    const [answer] = resolve(now, [{ ...target, surroundings }], { ...plainLayout(now), regions });
    expect(answer).toHaveProperty('start');
  });
});

suite('a heading', () => {
  const contents = 'In this issue\nA cold spring\nThe bell\nLetters';
  it('is not its line in a table of contents', () => {
    expect(found(OLD, 'The bell', `${contents}\n${OLD.replace('The bell\n', '')}`)).not.toHaveProperty(
      'start',
    );
  });

  it('is found above its section, wherever that went', () => {
    const now = `${contents}\nThe bell\n${PARAGRAPH}\n${filler('Before')}\n${filler('After')}`;
    expect(found(OLD, 'The bell', now)).toMatchObject({ start: now.indexOf('The bell\nOn') });
  });
});

suite('a block within a passage', () => {
  const [head, tail] = ['voted sixty crowns for a new bell,', 'which nobody has heard since'];
  it.each([
    ['an advertisement', 'Advertisement'],
    ['a box', 'Subscribe to get each letter by post. Type your email… Subscribe. No spam.'],
    ['a poll', 'Poll: have you heard the bell? Yes. No. I am deaf. 214 votes, 3 days left'],
    [
      'an update',
      `Update, 3 May: ${'the founder writes that the bell cracked in the mould and is cast again; '.repeat(6)}`,
    ],
    ['a caption', 'The bell in its crate, before the crack. Picture: the parish'],
  ])('is not painted: %s', (_, block) => {
    const now = OLD.replace(`${head} ${tail}`, `${head}\n${block}\n${tail}`);
    const answer = found(OLD, PASSAGE, now);
    expect(answer).toMatchObject({ verdict: 'edited' });
    expect(painted(now, answer)).toEqual([head, tail]);
  });

  it('is not painted where the source is indented, or where it begins as the next word does', () => {
    const indent = `\n${' '.repeat(16)}`;
    const now = OLD.replace(`${head} ${tail}`, `${head}${indent}Whichever bell: 12 bids.${indent}${tail}`);
    expect(painted(now, found(OLD, PASSAGE, now))).toEqual([head, tail]);
  });

  it('is painted with words that were added to a sentence', () => {
    const now = OLD.replace('a new bell', 'a new and much larger bell of bronze');
    expect(painted(now, found(OLD, PASSAGE, now))).toEqual([
      PASSAGE.replace('a new bell', 'a new and much larger bell of bronze'),
    ]);
  });
});

suite('a passage that a paywall cuts', () => {
  it.each([
    'This post is for paid subscribers',
    'Keep reading with a 7-day free trial',
    'Subscribe to continue. Already a member? Sign in',
    'Become a friend of the parish to read on.',
    'Unlock the rest for 3 €',
  ])('ends at the last word that is left, and waits: %s', (offer) => {
    const left = OLD.slice(0, OLD.indexOf(' which nobody has heard'));
    const now = `${left}\n${offer}`;
    const answer = found(OLD, PASSAGE, now);
    expect(answer).toMatchObject({ verdict: 'waiting' });
    expect(painted(now, answer)).toEqual(['voted sixty crowns for a new bell,']);
  });
});

suite('a passage of several sentences that a paywall cuts', () => {
  const passage = `${PARAGRAPH} Nobody has paid for it either, and this is where the trouble began.`;
  const old = OLD.replace(PARAGRAPH, passage);
  it.each([
    ['in the first words of a sentence', 'Nobody has', 'Subscribe to read on.'],
    ['where the offer begins as the sentence goes on', 'and', 'This post is for paid subscribers'],
    ['where words of the offer stand in what is gone', 'Nobody has paid', 'Where is the rest? Subscribe.'],
    ['behind a sentence', 'heard since.', 'Keep reading with a 7-day free trial'],
    ['within an indented source', 'for it', `${' '.repeat(12)}Become a friend of the parish.`],
  ])('ends at the last word that is left: %s', (_, last, offer) => {
    const left = passage.slice(0, passage.lastIndexOf(last) + last.length);
    const now = `${old.slice(0, old.indexOf(passage))}${left}\n${offer}`;
    const answer = found(old, passage, now);
    expect(answer).toMatchObject({ verdict: 'waiting' });
    expect(painted(now, answer)).toEqual([left]);
  });
});

suite('rows in another order', () => {
  const rows = PORTS.map(
    (port, at) => `${port} ${41 - at * 3} boats ${(at % 3) + 1} cranes ${at % 2 === 0 ? 'one' : 'no'} pilot`,
  );
  const table = (lines: readonly string[]): string =>
    `${filler('Before')}\nPort\n${lines.join('\n')}\n${filler('After')}`;
  it.each(rows)('keep their notes: %s', (row) => {
    for (const passage of [row, row.slice(0, row.indexOf(' cranes'))]) {
      const now = table(rows.toReversed());
      expect(painted(now, found(table(rows), passage, now))).toEqual([passage]);
    }
  });
});

suite('a passage of which most is somewhere', () => {
  it('is perhaps there, not missing', () => {
    const now = `${filler('Other')}\nThey ${PASSAGE.replace('sixty', 'seventy')}, they say.\n${filler('More')}`;
    expect(found(OLD, PASSAGE, now).verdict).not.toBe('missing');
  });
});

const CASES = new URL('../../../../shared/cases/anchoring/', import.meta.url);
const given = existsSync(CASES) ? readdirSync(CASES).filter((name) => name.endsWith('.json')) : [];

suite.skipIf(given.length === 0)('the given cases', () => {
  it.each(given)('%s', (name) => {
    const { old, start, end, now } = JSON.parse(readFileSync(new URL(name, CASES), 'utf8'));
    const passage: string = old.slice(start, end);
    const answer = found(old, passage, now);
    const words = painted(now, answer).join(' ');
    if (/quotes-deleted|heading-gone/.test(name)) expect(answer).not.toHaveProperty('start');
    else expect(words).toBe(passage);
  });
});
