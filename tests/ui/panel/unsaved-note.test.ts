/** The composer's drafts: each of its issue and its window, and nothing that cannot be read. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { believed } from '../../../src/core/issues/claim.ts';
import type { AnnotationId, PublicationId } from '../../../src/core/model.ts';
import { draftKeyOf } from '../../../src/store/db.ts';
import { drafts, saveDraft } from '../../../src/store/drafts.ts';
import { annotation } from '../../../src/store/read.ts';
import { parseUnsavedNote } from '../../../src/ui/panel/model/unsaved-note.ts';
import { takeUp } from '../../../src/ui/handover.ts';
import { TestLocks } from '../leftovers.ts';
import { until, type TestLibrary } from '../test-library.ts';
import { EVIDENCE, eventually, ONE, open, reading, RISK, selected, threeNotes, TWO } from './stage.ts';

let testLibrary: TestLibrary;

beforeEach(async () => {
  localStorage.clear();
  ({ testLibrary } = await threeNotes());
});

type Opened = Awaited<ReturnType<typeof open>>;

async function compose(now: Opened, text: string): Promise<void> {
  now.tell({ selection: selected(ONE, 'delta') });
  now.writer.composer.write(text);
  await now.writer.composer.keep();
}

/** Time enough for a draft to be read. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

const commentIn = ({ writer }: Opened): string => writer.composer.comment.value;

test.each([
  ['its own author’s', 'https://mess.substack.com/p/one'],
  ['an address that it is not opened at', 'https://mess.substack.com/p/one?draft=2'],
])('a draft of what is believed of a page is read again: %s', (_, at) => {
  const [{ address }, selection] = [ONE, selected(ONE, 'delta')];
  const described = {
    ...ONE,
    address: 'https://mess.substack.com/p/one' as typeof address,
    publication: { id: 'mess.substack.com' as PublicationId, name: 'mess' },
  };
  const issue = believed(at, described);
  expect(issue.publication.owned).toBe(true);
  expect(issue.page !== undefined).toBe(at !== described.address);
  const note = { proposal: { selection, issue }, tags: [], comment: 'half a thought' };
  expect(parseUnsavedNote(JSON.stringify(note))).toEqual(note);
});

describe('a note that is not saved', () => {
  test('outlives the panel, with its tags, and is forgotten once it is saved', async () => {
    const now = await open(testLibrary);
    now.tell({ selection: selected(ONE, 'delta') });
    now.writer.composer.toggle(RISK);
    await compose(now, 'half a thought');
    now.lifetime.abort();

    const later = await open(testLibrary);
    await until(later.writer.composer.comment, (text) => text === 'half a thought');
    const id = await later.writer.compose();
    expect(id && (await annotation(testLibrary.store, id))?.tags).toEqual([RISK]);
    later.lifetime.abort();
    await settled();
    const last = await open(testLibrary);
    await settled();
    expect(commentIn(last)).toBe('');
  });

  test('is kept within 250 ms while the reader types on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const now = await open(testLibrary);
      now.tell({ selection: selected(ONE, 'delta') });
      for (let key = 1; key <= 6; key += 1) {
        now.writer.composer.write('x'.repeat(key));
        vi.advanceTimersByTime(100);
      }
    } finally {
      vi.useRealTimers();
    }
    const id = `composer ${ONE.address} 1` as AnnotationId;
    await eventually(async () =>
      expect((await drafts(testLibrary.store, draftKeyOf(id).note))[0]?.text).toContain('"comment":"xx'),
    );
  });

  test('is not shown beside another essay, and is there again beside its own', async () => {
    const now = await open(testLibrary, reading([ONE]));
    await compose(now, 'about seeds');
    now.pageStatus.value = reading([TWO]);
    await settled();
    expect(now.writer.composer.proposal.value).toBeUndefined();
    expect(commentIn(now)).toBe('');
    now.tell({ selection: selected(TWO, 'rails') });
    expect(now.writer.composer.proposal.value?.issue.title).toBe('On trains');
    now.writer.composer.toggle(EVIDENCE);

    now.pageStatus.value = reading([ONE]);
    await until(now.writer.composer.comment, (text) => text === 'about seeds');
    expect(now.writer.composer.tags.value).toEqual([]);
    expect(now.writer.composer.proposal.value?.selection.target.selector[0].exact).toBe('delta');
    now.pageStatus.value = reading([TWO]);
    await until(now.writer.composer.tags, (tags) => tags.length === 1);
  });

  test('stays while the reader scrolls on to another issue of the same page', async () => {
    const now = await open(testLibrary, reading([ONE, TWO]));
    await compose(now, 'about seeds');
    now.tell({ current: 1 });
    await settled();
    expect(commentIn(now)).toBe('about seeds');
  });

  test('is not taken from a window that is open', async () => {
    const first = await open(testLibrary, reading([ONE]), { window: 1, open: [1, 2] });
    await compose(first, 'mine');
    const second = await open(testLibrary, reading([ONE]), { window: 2, open: [1, 2] });
    await settled();
    expect(commentIn(second)).toBe('');
    second.lifetime.abort();
    first.lifetime.abort();
    const nextDay = await open(testLibrary, reading([ONE]), { window: 7, open: [7] });
    await until(nextDay.writer.composer.comment, (text) => text === 'mine');
  });

  test('of an older version, with one draft for all, is there beside its own essay alone', async () => {
    const shared = 'composer' as AnnotationId;
    const note = { proposal: { selection: selected(ONE, 'old'), issue: ONE }, tags: [], comment: 'old one' };
    await saveDraft(testLibrary.store, draftKeyOf(shared), JSON.stringify(note));
    const other = await open(testLibrary, reading([TWO]));
    await settled();
    expect(commentIn(other)).toBe('');
    const own = await open(testLibrary, reading([ONE]));
    await until(own.writer.composer.comment, (text) => text === 'old one');
    expect((await drafts(testLibrary.store, shared))[0]?.text).toBeUndefined();
  });

  test.each([
    '',
    'no JSON',
    '[]',
    '{"comment":"x"}',
    '{"proposal":{"selection":{},"issue":{}},"tags":[],"comment":""}',
  ])('that reads %j is dropped, and the composer works', async (text) => {
    expect(parseUnsavedNote(text)).toBeUndefined();
    const id = `composer ${ONE.address} 1` as AnnotationId;
    await saveDraft(testLibrary.store, draftKeyOf(id), text);
    await saveDraft(testLibrary.store, draftKeyOf('composer'), text);
    const now = await open(testLibrary, reading([ONE]));
    await eventually(async () =>
      expect((await drafts(testLibrary.store, draftKeyOf(id).note))[0]?.text).toBeUndefined(),
    );
    expect(now.writer.composer.error.value).toBeUndefined();
    await compose(now, 'works');
    expect((await drafts(testLibrary.store, draftKeyOf(id).note))[0]?.text).toContain('works');
  });

  test('left by a panel that closes at once is there in the next', async () => {
    const now = await open(testLibrary, reading([ONE]));
    now.tell({ selection: selected(ONE, 'delta') });
    now.writer.composer.write('typed this very moment');
    now.lifetime.abort();
    await takeUp(new TestLocks().page().leftovers, testLibrary.store);
    expect(localStorage).toHaveLength(0);
    const later = await open(testLibrary, reading([ONE]));
    await until(later.writer.composer.comment, (text) => text === 'typed this very moment');
  });
});
