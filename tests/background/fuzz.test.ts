// @vitest-environment node
/** Whatever a content script sends: an answer or a typed error comes back, and nothing is written. */
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { requests } from '../../src/background/requests.ts';
import { router } from '../../src/background/router.ts';
import { askerOf } from '../../src/background/sender.ts';
import type { Background } from '../../src/platform/contract.ts';
import { EVIDENCE, described, dump, fresh, note, passage, type StoreFixture } from '../store/library.ts';

type Listener = (message: unknown, sender: unknown) => Promise<Record<string, unknown>> | undefined;

const OWN = 'our-id';
const FOREIGN = described('secret', 'other.substack.com');
const SENDER = { id: OWN, url: described().address, frameId: 0, tab: { id: 7 } };
const KINDS = Object.keys(requests);

/** The names of errors that the background gives. */
const TYPED = new Set(['DataError', 'NotAllowedError', 'NotFoundError', 'StoreError']);

let fixture: StoreFixture;
let listen: Listener;
let foreign: string;
let reached = 0;

beforeAll(async () => {
  fixture = fresh();
  foreign = await note(fixture.store, 'canary', { issue: FOREIGN, comment: 'canary', tags: [EVIDENCE] });
  const onMessage = { addListener: (listener: Listener) => (listen = listener) };
  // The polyfill wants to see an extension's `chrome`, and takes a `browser` that is there as it is.
  const browser = { runtime: { id: OWN, onMessage } };
  Object.assign(globalThis, { browser, chrome: browser });
  const { serve } = await import('../../src/platform/serve.ts');
  const platform = {
    ownId: OWN,
    openPanel: async () => true,
    inject: async () => undefined,
    mayEnter: async () => true,
    showCount: async () => undefined,
  };
  serve<Background>(
    requests,
    router(fixture.store, platform),
    (sender) => askerOf(sender, OWN) !== undefined,
  );
});

/** What a request for another site's notes looks like when it is well made. */
const forged = fc.constantFrom<(id: string) => [string, unknown]>(
  () => ['page.load', [FOREIGN]],
  () => ['page.load', [described(), FOREIGN]],
  () => ['annotation.create', { id: 'new', issue: FOREIGN, target: passage('x', 0, FOREIGN), tags: [] }],
  () => ['annotation.create', { id: 'new', issue: described(), target: passage('x', 0, FOREIGN), tags: [] }],
  (id) => ['annotation.create', { id, issue: described(), target: passage('canary'), tags: [] }],
  (id) => ['annotation.addTag', { id, tag: EVIDENCE }],
  (id) => ['annotation.removeTag', { id, tag: EVIDENCE }],
  (id) => ['annotation.extend', { id, target: passage('x') }],
  (id) => ['annotation.remove', id],
  (id) => ['annotation.restore', id],
  () => ['issue.read', FOREIGN],
);

const HOSTILE = [
  JSON.parse('{"__proto__":{"id":"x"}}') as unknown,
  JSON.parse('{"constructor":{"prototype":{"polluted":1}}}') as unknown,
  Number.NaN,
  -0,
  '',
  '__proto__',
  'a'.repeat(2 ** 21),
  '\ud800',
  '\0',
  [],
  [[[[[[]]]]]],
  null,
];

/** Well made requests, one part of which is replaced, dropped or added. */
const mutated = fc.tuple(forged, fc.nat(), fc.oneof(fc.anything(), fc.constantFrom(...HOSTILE)), fc.nat(2));

function mutate(value: unknown, at: number, by: unknown, way: number): unknown {
  if (typeof value !== 'object' || value === null || at % 5 === 0) return by;
  const keys = Object.keys(value);
  const key = keys[at % Math.max(keys.length, 1)];
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  if (way === 0) copy[key] = mutate(copy[key], Math.floor(at / 3), by, way);
  else if (way === 1) Reflect.deleteProperty(copy, key);
  else copy['extra'] = by;
  return copy;
}

const body = fc.oneof(
  fc.tuple(fc.constantFrom(...KINDS), fc.anything({ withNullPrototype: true })),
  fc.tuple(fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'toString')), fc.anything()),
  fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom(...HOSTILE)),
  forged.map((make) => make(foreign)),
  mutated.map(([make, at, by, way]): [string, unknown] => {
    const [kind, argument] = make(foreign);
    return [kind, mutate(argument, at, by, way)];
  }),
);

test('5,000 requests write nothing and tell nothing', async () => {
  const before = await dump(fixture.store);
  await fc.assert(
    fc.asyncProperty(body, async ([ask, argument]) => {
      const reply = await listen({ ask, with: argument }, SENDER);
      expect(reply).toBeDefined();
      if (reply === undefined) return;
      expect(JSON.stringify(reply)).not.toContain('canary');
      if ('value' in reply) {
        reached++;
        expect(['page.inject', 'page.extend', 'page.load', 'issue.read', 'panel.open']).toContain(ask);
        return;
      }
      const { name, message } = reply['error'] as { name: string; message: string };
      expect(TYPED).toContain(name);
      expect(message).not.toBe('');
    }),
    { numRuns: 5_000 },
  );
  expect(await dump(fixture.store)).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(reached).toBeGreaterThan(0);
}, 60_000);

test('what is no request of ours is left to others', () => {
  for (const message of [null, undefined, 'ask', 7, [], {}, { ask: 7 }])
    expect(listen(message, SENDER)).toBeUndefined();
});

test('a request from a frame, another extension or our own page is refused unread', async () => {
  const others = [
    { ...SENDER, frameId: 2 },
    { ...SENDER, id: 'other' },
    { ...SENDER, url: 'moz-extension://our-id/library.html' },
    { ...SENDER, tab: undefined },
  ];
  for (const sender of others) {
    const reply = await listen({ ask: 'page.load', with: { hostile: true } }, sender);
    expect(reply).toMatchObject({ error: { name: 'NotAllowedError' } });
  }
});

test('a request of more than a mebibyte is refused unread', async () => {
  const padded = (length: number): object => ({ ask: 'page.load', with: '', padding: 'x'.repeat(length) });
  const empty = JSON.stringify(padded(0)).length;
  const message = async (length: number): Promise<string> => {
    const reply = await listen(padded(length), SENDER);
    return reply === undefined ? '' : (reply['error'] as { message: string }).message;
  };
  expect(await message(2 ** 20 - empty)).toMatch(/^page\.load: /);
  expect(await message(2 ** 20 - empty + 1)).toBe('The request is too large.');
});

test('a page may not ask for more than 200 issues, and gets an answer for as many', async () => {
  const issues = (count: number): unknown =>
    Array.from({ length: count }, (_, index) => described(`n${index}`));
  expect(await listen({ ask: 'page.load', with: issues(200) }, SENDER)).toHaveProperty('value');
  expect(await listen({ ask: 'page.load', with: issues(201) }, SENDER)).toMatchObject({
    error: { name: 'DataError' },
  });
});
