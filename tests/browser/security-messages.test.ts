/** What a content script that was taken over could get: its own page's notes, typed errors, and no more. */
import * as fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { toolbar } from '../../scripts/controls.mjs';
import { readFixture } from '../../scripts/fixtures.mjs';
import { select } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';
import { issueOf, noteOf, painted, publicationOf, seed, tagOf } from './hostile.ts';

const { name: POST, address, issues } = await readFixture('substack-post');
const PASSAGE = 'Forty cars an hour go round by the mill.';

/** What `storage.local` may hold: the library in numbers, and ids. */
const NUMBERS_AND_IDS = new Set(['settings', 'change', 'witness']);
const CANARY = 'canary-of-the-reader';
const FOREIGN = 'https://other.substack.com/p/secret';
const OTHER = issueOf('other', FOREIGN, { title: `title ${CANARY}` });
const ISSUE = issueOf('issue', address);
const LIBRARY = {
  publications: [publicationOf('issue', 'Half-Built Bridges'), publicationOf('other', `name ${CANARY}`)],
  issues: [ISSUE, OTHER],
  annotations: [
    noteOf('own', ISSUE, [PASSAGE], { comment: `comment ${CANARY}` }),
    noteOf('foreign', OTHER, [`text ${CANARY}`], { comment: `comment ${CANARY}` }),
  ],
};

interface Reply {
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string };
}

declare const chrome: {
  runtime: { sendMessage(message: unknown): Promise<Reply | null | undefined> };
  storage: { local: { get(keys: null): Promise<Record<string, unknown>> } };
};

/** Chromium's door into the world of our content script in a page. */
async function insideContent(page: Page, origin: string) {
  const session = await page.createCDPSession();
  const contexts: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === origin) contexts.push(context.id);
  });
  await session.send('Runtime.enable');
  const [contextId] = await until('the world of the content script is found', () =>
    contexts.length > 0 ? contexts : undefined,
  );
  return async (expression: string): Promise<unknown> => {
    const options = { expression, contextId: contextId ?? 0, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', options);
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  };
}

/** Sends JSON messages one after another; runs in the content script's world. */
async function sendAll(messages: string): Promise<(Reply | null)[]> {
  const replies: (Reply | null)[] = [];
  for (const message of JSON.parse(messages) as unknown[]) {
    replies.push((await chrome.runtime.sendMessage(message)) ?? null);
  }
  return replies;
}

const described = (at: string) => ({
  address: at,
  title: issues[0]?.title ?? '',
  publication: { id: new URL(at).host, name: 'Name' },
  authors: [],
});
const target = (source: string) => ({
  source,
  selector: [
    { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' },
    { type: 'TextPositionSelector', start: 0, end: 1 },
  ],
});

/** Well made requests for what is another site's, or nobody's. */
const FORGED: readonly { readonly ask: string; readonly with?: unknown }[] = [
  { ask: 'page.load', with: [described(FOREIGN)] },
  { ask: 'page.load', with: [described(address), described(FOREIGN)] },
  {
    ask: 'annotation.create',
    with: { id: 'new', issue: described(FOREIGN), target: target(FOREIGN), tags: [] },
  },
  {
    ask: 'annotation.create',
    with: { id: 'new', issue: described(address), target: target(FOREIGN), tags: [] },
  },
  { ask: 'annotation.addTag', with: { id: 'foreign', tag: 'starter-risk' } },
  { ask: 'annotation.removeTag', with: { id: 'foreign', tag: 'starter-risk' } },
  { ask: 'annotation.extend', with: { id: 'foreign', target: target(address) } },
  { ask: 'annotation.remove', with: 'foreign' },
  { ask: 'annotation.restore', with: 'foreign' },
  { ask: 'annotation.remove', with: 'disconnected' },
  { ask: 'issue.read', with: described(FOREIGN) },
  { ask: 'site.block', with: 'other.substack.com' },
  { ask: 'site.allow', with: 'other.substack.com' },
];
/** What only Postil's own documents do, by any name that it could have, and what nobody answers. */
const UNKNOWN = [
  'annotation.comment',
  'library.export',
  'library.import',
  'search',
  'tag.rename',
  'settings.write',
  'passage.reveal',
  '__proto__',
  'constructor',
  'toString',
  '',
];

const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.constantFrom('a'.repeat(2_000_000), '\u0000', '__proto__', null, -1, 1e308, [[[[[[]]]]]]),
  fc.constant(
    JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as fc.JsonValue,
  ),
);
const message = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ ask: fc.constantFrom(...FORGED.map(({ ask }) => ask)), with: anything }),
  },
  { weight: 2, arbitrary: fc.constantFrom(...FORGED) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...FORGED), fc.string(), anything).map(([forged, key, value]) => {
      const argument: unknown = typeof forged.with === 'object' ? { ...forged.with, [key]: value } : value;
      return { ask: forged.ask, with: argument };
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ ask: fc.oneof(fc.string(), fc.constantFrom(...UNKNOWN)), with: anything }),
  },
);

const TYPED = ['DataError', 'NotAllowedError', 'NotFoundError', 'StoreError'];

inBrowsers((suite) => {
  // Firefox lets nobody evaluate in the world of a content script.
  const reachable = suite.name === 'chromium';

  test.runIf(reachable)(
    '500 messages of a content script: typed errors, no write (only Chromium lets us in)',
    async () => {
      await seed(suite, LIBRARY);
      const before = await suite.stored();
      const page = await suite.open(POST);
      await painted(page, 1);
      const inside = await insideContent(page, suite.driven().origin);
      const send = async (messages: readonly unknown[]): Promise<(Reply | null)[]> =>
        (await inside(
          `(${String(sendAll)})(${JSON.stringify(JSON.stringify(messages))})`,
        )) as (Reply | null)[];

      for (const [index, reply] of (await send(FORGED)).entries()) {
        expect(reply, JSON.stringify(FORGED[index])).toMatchObject({ error: { name: expect.any(String) } });
        expect(['NotAllowedError', 'StoreError']).toContain(reply?.error?.name);
      }
      for (const reply of await send(UNKNOWN.map((ask) => ({ ask, with: 'own' })))) {
        expect(reply).toMatchObject({ error: { name: 'NotFoundError' } });
      }

      const messages = fc.sample(message, { numRuns: 500, seed: 2026 });
      for (let start = 0; start < messages.length; start += 50) {
        const batch = messages.slice(start, start + 50);
        for (const [index, reply] of (await send(batch)).entries()) {
          const sent = JSON.stringify(batch[index]).slice(0, 300);
          expect(JSON.stringify(reply), sent).not.toContain(CANARY);
          if (reply !== null && !('error' in reply))
            expect(['page.load', 'page.inject', 'page.extend', 'issue.read', 'panel.open']).toContain(
              (batch[index] as { ask: string }).ask,
            );
          else expect(TYPED, sent).toContain(reply?.error?.name);
        }
      }
      expect(await suite.stored()).toEqual(before);

      // Its own page's note it may have, without what the reader wrote.
      const [own] = await send([{ ask: 'page.load', with: [described(address)] }]);
      expect(own?.value).toMatchObject({ notes: [{ id: 'own', commented: true }] });
      expect(JSON.stringify(own)).not.toContain(CANARY);
    },
  );

  test.runIf(reachable)(
    'a content script reads no text in storage.local (only Chromium lets us in)',
    async () => {
      await seed(suite, LIBRARY);
      const page = await suite.open(POST);
      await painted(page, 1);
      const inside = await insideContent(page, suite.driven().origin);
      const local = (await inside('chrome.storage.local.get(null)')) as Record<string, unknown>;
      expect(Object.keys(local).filter((key) => !NUMBERS_AND_IDS.has(key))).toEqual([]);
      // The database that it could open is the page's own.
      expect(await inside('indexedDB.databases()')).toEqual([]);
    },
  );

  test('after a reader’s work storage.local holds settings and ids, and no word of theirs', async () => {
    await seed(suite, { ...LIBRARY, tags: [tagOf('own-tag', CANARY, { key: 9 })] });
    const page = await suite.open(POST);
    await painted(page, 1);
    const text = 'The riskiest assumption is the one that feels too obvious to write.';
    await select(page, text);
    await toolbar(page);
    await page.keyboard.press('9');
    await painted(page, 2);
    const desk = await suite.openExtensionPage('settings.html');
    const { local, session } = await desk.evaluate(async () => {
      const areas = chrome.storage as unknown as Record<
        string,
        { get(keys: null): Promise<object> } | undefined
      >;
      return { local: await areas['local']?.get(null), session: await areas['session']?.get(null) };
    });
    expect(Object.keys(local ?? {}).filter((key) => !NUMBERS_AND_IDS.has(key))).toEqual([]);
    expect(session ?? {}).toEqual({});
    for (const word of [CANARY, text, PASSAGE, 'riskiest', 'Bridge', 'Marlow', 'http']) {
      expect(JSON.stringify(local)).not.toContain(word);
    }
    expect(JSON.stringify(local).length).toBeLessThan(2_000);
  });
});
