// @vitest-environment node
/** The order in which issues were sent, told from what their pages say. */
import { array, assert, constant, constantFrom, nat, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, numberOf } from '../../../src/core/issues/order.ts';
import type { IsoTime } from '../../../src/core/model.ts';

interface Sent {
  readonly published?: string;
  readonly number?: string;
  readonly order?: { readonly index: number; readonly of: number };
  readonly created: IsoTime;
}

const created = (time: string): IsoTime => time as IsoTime;
const sorted = (issues: readonly Sent[]): readonly Sent[] => inOrder(issues, (issue) => issue);

test.each([
  ['18/53', 18],
  ['#244', 244],
  ['No. 7', 7],
  ['第１２号', 12],
  ['the last', undefined],
])('%s is number %s', (number, expected) => {
  expect(numberOf({ number })).toBe(expected);
});

test('numbers of their own decide, also against the dates', () => {
  const ninth = { number: '#9', published: '2024-05-01', created: created('2024') };
  const tenth = { number: '#10', published: '2024-04-01', created: created('2023') };
  expect(sorted([tenth, ninth])).toEqual([ninth, tenth]);
});

test('where one has no number, or two have the same, dates decide', () => {
  const early = { number: '#2', published: '2020', created: created('2025') };
  const middle = { published: '2020-05-04', created: created('2024') };
  const late = { number: '#1', published: '2021-01-01', created: created('2023') };
  expect(sorted([late, middle, early])).toEqual([early, middle, late]);
  const twice = { number: '#2', published: '2019', created: created('2025') };
  expect(sorted([early, twice])).toEqual([twice, early]);
});

test('the sections of a page of one year stand as they do there', () => {
  const section = (index: number): Sent => ({
    published: '2020',
    order: { index, of: 53 },
    created: created(`2025-01-${60 - index}`),
  });
  expect(sorted([section(18), section(2), section(53)])).toEqual([section(2), section(18), section(53)]);
});

test('without anything to go by, those noted in first are first, behind all that have a date', () => {
  const first = { created: created('2024-01-01') };
  const second = { created: created('2024-02-01') };
  const dated = { published: '2025', created: created('2026') };
  expect(sorted([second, dated, first])).toEqual([dated, first, second]);
});

test('the order does not depend on the order before', () => {
  const issue = record(
    {
      published: constantFrom('2020', '2020-05', '2020-05-04', '2021'),
      number: constantFrom('1', '2', '3', 'none'),
      order: record({ index: nat(5), of: constant(6) }),
      created: constantFrom('2024-01', '2024-02', '2024-03').map(created),
    },
    { requiredKeys: ['created'] },
  );
  const key = (issues: readonly Sent[]): string[] =>
    sorted(issues).map(({ published, number, order, created: time }) =>
      JSON.stringify([published, order?.index, numberOf({ number: number ?? '' }), time]),
    );
  assert(
    property(array(issue, { maxLength: 12 }), (issues) => {
      expect(key(issues.toReversed())).toEqual(key(issues));
    }),
  );
});
