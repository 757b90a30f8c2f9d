/** Libraries of any shape, for what must survive a way out and back. */
import * as fc from 'fast-check';
import type { Archive } from '../../../src/core/formats/archive/archive.ts';
import { clean } from '../../../src/core/clean.ts';
import { toAddress } from '../../../src/core/issues/address.ts';
import { COLOURS } from '../../../src/core/model.ts';
import { payloads } from '../../payloads.ts';

const hostile = fc.constantFrom(
  ...payloads('https://beacon.example')
    .filter((text) => text.length < 400)
    .map((text) => clean(text)),
  '=1+1',
  "'=1",
  '-a',
  '＝1',
  '\ttab',
  'a\r\nb',
  '"quoted", and',
  '#tag',
  '[[x]]',
  'null',
  '2020-01-01',
  '𝒳 👩‍👩‍👧',
  '---',
  '> q',
);
/** Any text that can be stored. */
const text = fc.oneof(
  hostile,
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((one) => clean(one)),
);
const filled = text.map((one) => (one.trim() === '' ? 'x' : one));
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const optional = <Key extends string, Value>(
  key: Key,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<Record<string, Value>> => fc.option(value).map((one) => (one === null ? {} : { [key]: one }));
const id = fc.uuid();

const target = (source: string) =>
  fc
    .tuple(
      filled,
      text,
      text,
      fc.nat(100_000),
      optional('passage', filled),
      optional('earlier', filled),
      optional('context', fc.record({ before: text, after: text })),
      optional('surroundings', fc.record({ length: fc.nat(), lookalikes: fc.constant([]) })),
    )
    .map(([exact, prefix, suffix, start, ...more]) =>
      Object.assign(
        {
          source,
          selector: [
            { type: 'TextQuoteSelector', exact, prefix, suffix },
            { type: 'TextPositionSelector', start, end: start + exact.length },
          ],
        },
        ...more,
      ),
    );

/** A sound library: every reference leads somewhere. */
export const library: fc.Arbitrary<Archive> = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 12, maxLength: 12 }),
    words: fc.array(filled, { minLength: 12, maxLength: 12 }),
    times: fc.array(time, { minLength: 8, maxLength: 8 }),
    extra: optional('published', fc.constantFrom('2020', '2020-05', '2020-05-04')),
    notes: fc.array(fc.tuple(fc.nat(1), fc.subarray([0, 1, 2]), text, optional('deleted', time)), {
      maxLength: 6,
    }),
  })
  .chain(({ ids, words, times, extra, notes }) => {
    const [created, modified, exported] = times;
    const addresses = ['https://letters.example/p/one', 'https://letters.example/p/two#part'].map((one) => {
      const hash = one.indexOf('#');
      return toAddress(one, hash < 0 ? '' : one.slice(hash + 1)) ?? '';
    });
    const issues = addresses.map((address, index) => ({
      id: ids[index],
      addresses: [address],
      publication: 'letters.example',
      title: words[index],
      authors: [words[2], words[3]],
      ...extra,
      created,
      modified,
    }));
    const tags = [0, 1, 2].map((index) => ({
      id: ids[2 + index],
      name: `${words[4 + index]?.slice(0, 60).replace(/[\ud800-\udbff]$/u, '')}${index}`,
      colour: COLOURS[index],
      created,
      modified,
    }));
    const targets = fc.tuple(...notes.map(([issue]) => target(addresses[issue] ?? '')));
    return targets.map((made) => ({
      exported,
      publications: [{ id: 'letters.example', name: words[7], modified }],
      issues,
      tags,
      annotations: notes.map(([issue, given, comment, deleted], index) => ({
        id: ids[5 + index],
        issue: ids[issue],
        target: made[index],
        tags: given.map((one) => ids[2 + one]),
        comment,
        created,
        modified,
        ...deleted,
      })),
      tombstones: [{ id: ids[11], time: modified }],
    })) as unknown as fc.Arbitrary<Archive>;
  });
