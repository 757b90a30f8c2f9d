// @vitest-environment node
/** The background's answers: a page's own notes, without what the reader wrote, and nothing else. */
import { beforeEach, describe, expect, test } from 'vitest';
import { askerOf } from '../../src/background/sender.ts';
import type { Address, AnnotationId, IssueDescription, PublicationId } from '../../src/core/model.ts';
import { removeAnnotations } from '../../src/store/annotations.ts';
import { bin, issuesOf, publication, tags } from '../../src/store/read.ts';
import { essayAt } from '../store/essays.ts';
import { EVIDENCE, RISK, described, dump, existing, note, passage } from '../store/library.ts';
import { FOREIGN, ISSUE, OWN, page, sender, stage, type Stage } from './stage.ts';

let fixture: Stage['fixture'];
let platform: Stage['platform'];
let ask: Stage['ask'];
beforeEach(() => ({ fixture, platform, ask } = stage()));

const newId = (): AnnotationId => crypto.randomUUID() as AnnotationId;

describe('who may ask', () => {
  test('is our content script in the top frame of a tab with a web page', () => {
    expect(askerOf(page(), OWN)).toEqual({ tab: 7, url: ISSUE.address });
  });

  test.each<[string, object]>([
    ['another extension', { ...page(), id: 'other' }],
    ['disconnected', {}],
    ['a frame', { ...page(), frameId: 3 }],
    ['a frame that is not said', { id: OWN, url: ISSUE.address, tab: { id: 7 } }],
    ['no tab', { id: OWN, url: ISSUE.address, frameId: 0 }],
    ['our own document', page('chrome-extension://our-id/panel.html')],
    ['a file', page('file:///home/reader/page.html')],
    ['a page without an address', page('about:blank')],
    ['a page with credentials', page('https://user:secret@name.substack.com/p/one')],
  ])('is not %s', async (_who, said) => {
    const asking = sender(said);
    expect(askerOf(asking, OWN)).toBeUndefined();
    await expect(async () => ask['page.load']([ISSUE], asking)).rejects.toThrow('may not ask');
    await expect(async () => ask['panel.open'](undefined, asking)).rejects.toThrow('may not ask');
    expect(platform.openPanel).not.toHaveBeenCalled();
  });
});

describe('page.load', () => {
  test('gives the notes of the issues asked for, without comments', async () => {
    const { store } = fixture;
    const id = await note(store, 'b', { start: 9, tags: [EVIDENCE], comment: 'canary' });
    const other = await note(store, 'c', { issue: described('two') });
    await note(store, 'canary', { issue: FOREIGN, tags: [RISK] });
    await removeAnnotations(store, [await note(store, 'canary')]);
    const answer = await ask['page.load']([ISSUE, described('new'), described('two')], page());
    expect(answer.issues).toEqual([(await existing(store, id)).issue, (await existing(store, other)).issue]);
    expect(answer.notes).toEqual([
      { id, issue: ISSUE.address, target: passage('b', 9), tags: [EVIDENCE], commented: true },
      {
        id: other,
        issue: described('two').address,
        target: passage('c', 0, described('two')),
        tags: [],
        commented: false,
      },
    ]);
    expect(answer.tags.map(({ name }) => name).slice(0, 2)).toEqual(['evidence', 'riskiest assumptions']);
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  test('of nothing gives the tags by key', async () => {
    const answer = await ask['page.load']([], page());
    expect(answer).toMatchObject({ issues: [], notes: [] });
    expect(answer.tags).toEqual(await tags(fixture.store));
  });

  test('refuses as a whole where one address is another site’s', async () => {
    await expect(ask['page.load']([ISSUE, FOREIGN], page())).rejects.toMatchObject({
      name: 'NotAllowedError',
    });
  });
});

describe('a hostile page that calls its issue by another site’s address', () => {
  const SECRET = essayAt('https://other.substack.com/p/secret', 1);
  const THEIRS = 'https://evil.example/copy';
  /** The same text, title and publication, copied; only the address is its own. */
  const copy = { ...SECRET, address: THEIRS as Address };
  const forged: readonly Partial<IssueDescription>[] = [
    {},
    { at: SECRET.address },
    { aliases: [SECRET.address] },
    { at: THEIRS as Address, aliases: [SECRET.address, FOREIGN.address] },
  ];

  test.each(forged)('learns nothing of its notes: %j', async (names) => {
    const { store } = fixture;
    await note(store, 'canary', { issue: SECRET });
    const answer = await ask['page.load']([{ ...copy, ...names }], page(THEIRS));
    expect(answer).toMatchObject({ issues: [], notes: [] });
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  test.each(forged)('saves into an issue of its own: %j', async (names) => {
    const { store } = fixture;
    const secret = await note(store, 'canary', { issue: SECRET });
    const before = await issuesOf(store, [SECRET]);
    const made = await ask['annotation.create'](
      { id: newId(), issue: { ...copy, ...names }, target: passage('x', 0, copy), tags: [] },
      page(THEIRS),
    );
    expect((await existing(store, made.id)).issue).not.toBe((await existing(store, secret)).issue);
    expect(await issuesOf(store, [SECRET])).toEqual(before);
    const { addresses } = (await issuesOf(store, [copy]))[0] ?? expect.fail('not stored');
    expect(addresses).toEqual([THEIRS]);
  });

  test('of its own site is led there only by a text that is the same', async () => {
    const { store } = fixture;
    await note(store, 'own', { issue: SECRET });
    const site = page('https://other.substack.com/p/next');
    const next = { ...essayAt('https://other.substack.com/p/next', 2), aliases: [SECRET.address] };
    expect(await ask['page.load']([next], site)).toMatchObject({ issues: [], notes: [] });
    const renamed = { ...SECRET, address: next.address, aliases: [SECRET.address] };
    expect((await ask['page.load']([renamed], site)).notes).toMatchObject([{ issue: next.address }]);
  });
});

describe('notes', () => {
  test('that are saved twice, because the answer was lost, are one', async () => {
    const request = { id: newId(), issue: ISSUE, target: passage('x'), tags: [RISK] };
    const saved = await ask['annotation.create'](request, page());
    expect(await ask['annotation.create'](request, page())).toEqual(saved);
    expect(saved).toMatchObject({ id: request.id, issue: ISSUE.address, tags: [RISK], commented: false });
    expect((await dump(fixture.store, ['annotations']))['annotations']).toHaveLength(1);
  });

  test('of another site are not told for their id and words', async () => {
    const id = await note(fixture.store, 'x', { issue: FOREIGN, tags: [EVIDENCE] });
    const request = { id, issue: ISSUE, target: passage('x'), tags: [] };
    await expect(ask['annotation.create'](request, page())).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('are made, changed, binned and taken out by their own page', async () => {
    const { store } = fixture;
    const { id: made } = await ask['annotation.create'](
      { id: newId(), issue: ISSUE, target: passage('x'), tags: [RISK] },
      page(),
    );
    await ask['annotation.addTag']({ id: made, tag: EVIDENCE }, page());
    await ask['annotation.removeTag']({ id: made, tag: RISK }, page());
    await ask['annotation.extend']({ id: made, target: passage('x and y') }, page());
    expect(await existing(store, made)).toMatchObject({ tags: [EVIDENCE], target: passage('x and y') });
    await ask['annotation.remove'](made, page('https://name.substack.com/archive'));
    expect(await bin(store)).toHaveLength(1);
    await ask['annotation.restore'](made, page());
    expect(await bin(store)).toHaveLength(0);
  });

  test('of another site are out of reach, and nothing is written', async () => {
    const { store } = fixture;
    const id = await note(store, 'x', { issue: FOREIGN });
    const before = await dump(store);
    const target = passage('x');
    const asked = [
      ask['annotation.create']({ id: newId(), issue: FOREIGN, target, tags: [] }, page()),
      ask['annotation.create'](
        { id: newId(), issue: ISSUE, target: passage('x', 0, FOREIGN), tags: [] },
        page(),
      ),
      ask['annotation.addTag']({ id, tag: RISK }, page()),
      ask['annotation.removeTag']({ id, tag: RISK }, page()),
      ask['annotation.extend']({ id, target }, page()),
      ask['annotation.extend']({ id, target: passage('x', 0, FOREIGN) }, page()),
      ask['annotation.remove'](id, page()),
      ask['annotation.restore'](id, page()),
    ];
    for (const answer of await Promise.allSettled(asked.map((each) => Promise.resolve(each)))) {
      expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'NotAllowedError' } });
    }
    expect(await dump(store)).toEqual(before);
  });

  test('that are gone are said to be missing', async () => {
    await expect(ask['annotation.remove']('gone' as AnnotationId, page())).rejects.toMatchObject({
      name: 'StoreError',
      kind: 'missing',
    });
  });

  test('of a publication at the platform’s own site are reached from its application', async () => {
    const id = await note(fixture.store, 'x');
    await ask['annotation.addTag']({ id, tag: RISK }, page('https://substack.com/home/post/p-1'));
    expect((await existing(fixture.store, id)).tags).toEqual([RISK]);
  });
});

describe('a page that names a publication', () => {
  const naming = (id: string, name: string): Promise<unknown> => {
    const issue = { ...ISSUE, publication: { id: id as PublicationId, name } };
    return Promise.resolve(
      ask['annotation.create']({ id: newId(), issue, target: passage('x'), tags: [] }, page()),
    );
  };

  test.each(['other.substack.com', 'other.substack.com/p', 'not a host', ''.padEnd(3, '/')])(
    'cannot rename %j',
    async (id) => {
      const { store } = fixture;
      await note(store, 'x', {
        issue: { ...FOREIGN, publication: { id: id as PublicationId, name: 'Known' } },
      });
      await naming(id, 'Renamed');
      expect((await publication(store, id as PublicationId))?.name).toBe('Known');
    },
  );

  test('renames its own, and brings one that is new', async () => {
    await naming('name.substack.com', 'First');
    await naming('name.substack.com', 'Second');
    await naming('elsewhere.example', 'Elsewhere');
    expect((await publication(fixture.store, ISSUE.publication.id))?.name).toBe('Second');
    expect((await publication(fixture.store, 'elsewhere.example' as PublicationId))?.name).toBe('Elsewhere');
  });
});
