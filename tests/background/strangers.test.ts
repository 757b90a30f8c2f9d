// @vitest-environment node
/** Two authors of one host: nothing of the one's is answered, counted or changed for the other. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { publicationId } from '../../src/core/detection/publication.ts';
import { toAddress } from '../../src/core/issues/address.ts';
import type { Address, AnnotationId, IssueDescription } from '../../src/core/model.ts';
import { ownerOf } from '../../src/core/issues/owner.ts';
import { annotation, issuesAt, publication } from '../../src/store/read.ts';
import { STRANGERS, OWN_NAMES } from '../core/issues/strangers.ts';
import { essayAt } from '../store/essays.ts';
import { note, RISK } from '../store/library.ts';
import { page, stage, type Stage } from './stage.ts';

const newId = (): AnnotationId => crypto.randomUUID() as AnnotationId;

let fixture: Stage['fixture'];
let platform: Stage['platform'];
let ask: Stage['ask'];
beforeEach(() => ({ fixture, platform, ask } = stage()));

const at = (address: string): Address => toAddress(address) ?? (address as Address);
const essay = (address: string, seed: number, more: Partial<IssueDescription> = {}): IssueDescription => ({
  ...essayAt(at(address), seed, more),
  publication: { id: publicationId(at(address)), name: `Of essay ${seed}` },
});

/** All ways in which a page, with another's text or its own, says that it is another's. */
function lies(own: string, other: string): IssueDescription[] {
  return [1, 2].flatMap((seed) => [
    essay(other, seed),
    essay(`${at(other)}#part`, seed),
    essay(other, seed, { order: { index: 1, of: 2 } }),
    essay(own, seed, { at: at(other) }),
    essay(own, seed, { aliases: [at(other), `${at(other)}#part` as Address] }),
    essay(own, seed),
  ]);
}

/** What a request gave, or that it was refused. */
async function outcome<Value>(answer: Value | Promise<Value>): Promise<Value | 'refused'> {
  try {
    return await answer;
  } catch (error) {
    expect(error).toMatchObject({ name: 'NotAllowedError' });
    return 'refused';
  }
}

describe.each(STRANGERS)('%s: a page at %s', (_how, own, other) => {
  let id: AnnotationId;
  const sender = () => page(own);
  beforeEach(async () => {
    id = await note(fixture.store, 'secret', { issue: essay(other, 1) });
  });

  test('is answered and shown the count of nothing at the other', async () => {
    for (const lie of lies(own, other)) {
      const answer = await outcome(ask['page.load']([lie], sender()));
      if (answer !== 'refused') expect(answer).toMatchObject({ notes: [], issues: [] });
      await outcome(ask['issue.read'](lie, sender()));
    }
    for (const [, count] of vi.mocked(platform.showCount).mock.calls) expect(count).toBe(0);
  });

  test('changes and renames nothing of it', async () => {
    const before = await state(other, id);
    const { target } = await must(id);
    for (const [index, lie] of lies(own, other).entries()) {
      const title = `Taken ${index}`;
      for (const source of [at(own), at(other)]) {
        const draft = { id: newId(), issue: { ...lie, title }, target: { ...target, source }, tags: [] };
        await outcome(ask['annotation.create'](draft, sender()));
      }
    }
    const refused = expect.objectContaining({ name: 'NotAllowedError' });
    await expect(ask['annotation.addTag']({ id, tag: RISK }, sender())).rejects.toEqual(refused);
    await expect(ask['annotation.removeTag']({ id, tag: RISK }, sender())).rejects.toEqual(refused);
    await expect(ask['annotation.extend']({ id, target }, sender())).rejects.toEqual(refused);
    await expect(ask['annotation.remove'](id, sender())).rejects.toEqual(refused);
    await expect(ask['annotation.restore'](id, sender())).rejects.toEqual(refused);
    expect(await state(other, id)).toEqual(before);
  });
});

async function must(id: AnnotationId) {
  const found = await annotation(fixture.store, id);
  if (found === undefined) throw new Error('the note is gone');
  return found;
}

/** The note, its issue and the name of its publication. */
async function state(address: string, id: AnnotationId): Promise<unknown> {
  const [issue] = await issuesAt(fixture.store, [at(address)]);
  if (issue === undefined) throw new Error('the issue is gone');
  return [await must(id), issue, (await publication(fixture.store, issue.publication))?.name];
}

test.each(OWN_NAMES)(
  'a name %s: %s is answered what was noted at %s, where the text agrees',
  async (...of) => {
    const [, own, claimed] = of;
    const id = await note(fixture.store, 'mine', { issue: essay(claimed, 1) });
    const { notes } = await ask['page.load']([essay(claimed, 1)], page(own));
    expect(notes.map((one) => one.id)).toEqual([id]);
    // Another text under the same name is another issue, or the one that the page was opened at.
    const other = essay(claimed, 2);
    const isNamed = at(own) === at(claimed);
    expect((await ask['page.load']([other], page(own))).notes).toHaveLength(isNamed ? 1 : 0);
    expect(ownerOf(at(claimed)).name).not.toBe('');
  },
);

test('a page whose claim is not believed keeps its notes where it stands', async () => {
  const [own, claimed] = ['https://one.substack.com/p/view', 'https://one.substack.com/p/x'];
  await note(fixture.store, 'theirs', { issue: essay(claimed, 1) });
  const said = essay(claimed, 2);
  const { target } = await must(
    await note(fixture.store, 'model', { issue: essay('https://z.example/', 3) }),
  );
  const draft = { id: newId(), issue: said, target: { ...target, source: said.address }, tags: [] };
  const { id } = await ask['annotation.create'](draft, page(own));
  expect((await ask['page.load']([said], page(own))).notes.map((one) => one.id)).toEqual([id]);
  expect((await issuesAt(fixture.store, [at(own)]))[0]).toMatchObject({ addresses: [own], title: 'Essay 2' });
  expect((await issuesAt(fixture.store, [at(claimed)]))[0]).toMatchObject({ title: 'Essay 1' });
});
