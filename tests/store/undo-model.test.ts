// @vitest-environment node
/**
 * Undo and redo against a model: random acts in three issues and two windows, undone and done again any
 * number of times. The state equals the model's, and nothing that was written is out of reach.
 */
import * as fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { AnnotationId, IssueId, TagId } from '../../src/core/model.ts';
import { editComment, removeAnnotations, restoreAnnotations } from '../../src/store/annotations.ts';
import { commentHistory } from '../../src/store/history.ts';
import type { Store } from '../../src/store/store.ts';
import { createTag, renameTag } from '../../src/store/tags.ts';
import { redo, undo } from '../../src/store/undo.ts';
import { another, described, dump, existing, fresh, note, retag } from './library.ts';

const RUNS = Number(process.env['RUNS'] ?? 60);
const ISSUES = ['one', 'two', 'three'];

interface Note {
  readonly issue: number;
  readonly comment: string;
  readonly tags: readonly string[];
  readonly isBinned: boolean;
}

interface State {
  readonly notes: ReadonlyMap<string, Note>;
  readonly tags: ReadonlyMap<string, string>;
}

/** An act in the model: the issues that it was done in, and the states of what it changed. */
interface ModelAct {
  /** An act that is done again stands where it stood. */
  readonly order: number;
  readonly issues: readonly number[];
  readonly before: State;
  readonly after: State;
}

type Kind = 'create' | 'comment' | 'retag' | 'remove' | 'restore' | 'tag' | 'rename' | 'undo' | 'redo';

interface Command {
  readonly kind: Kind;
  readonly window: 0 | 1;
  readonly issue: number;
  /** Chooses among what there is. */
  readonly pick: number;
  readonly pick2: number;
  /** Undo and redo: prefer what was done in `issue`. */
  readonly isHere: boolean;
}

const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.constantFrom<Kind>(
    ...(['create', 'create', 'comment', 'comment', 'retag', 'remove', 'restore', 'tag', 'rename'] as const),
    ...(['undo', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const),
  ),
  window: fc.constantFrom(0, 1),
  issue: fc.nat(2),
  pick: fc.nat(1_000),
  pick2: fc.nat(1_000),
  isHere: fc.boolean(),
});

const pickOf = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length];

/** The library and the model, led through the same acts. */
class Both {
  readonly stores: readonly [Store, Store] = [fresh().store, another().store];
  readonly issueIds = new Map<number, IssueId>();
  /** Every comment that was ever saved, with its note. */
  readonly written = new Map<string, Set<string>>();
  state: State = { notes: new Map(), tags: new Map() };
  done: ModelAct[] = [];
  undone: ModelAct[] = [];
  count = 0;

  did(issues: readonly number[], changes: Partial<State>): void {
    const before = this.state;
    this.state = { ...before, ...changes };
    this.done.push({ order: this.count, issues, before, after: this.state });
    this.undone = [];
  }

  setNote(id: string, changed: Note): void {
    this.did([changed.issue], { notes: new Map(this.state.notes).set(id, changed) });
    const texts = this.written.get(id) ?? new Set();
    this.written.set(id, texts.add(changed.comment));
  }

  /** Whether the tags that a note would get back are there. */
  hasTags({ before, after }: ModelAct, kind: 'undo' | 'redo'): boolean {
    const [from, to] = kind === 'undo' ? [after, before] : [before, after];
    return [...to.notes].every(
      ([id, { tags }]) => from.notes.get(id)?.tags === tags || tags.every((tag) => this.state.tags.has(tag)),
    );
  }

  /** Gives the records that an act changed the other of their two states. */
  apply({ before, after }: ModelAct, toward: 'before' | 'after'): void {
    const [from, to] = toward === 'before' ? [after, before] : [before, after];
    const notes = new Map(this.state.notes);
    for (const [id, changed] of from.notes) {
      const target = to.notes.get(id);
      if (target === changed) continue;
      // A note that was made is not unmade: it goes to the bin.
      notes.set(id, target ?? { ...changed, isBinned: true });
    }
    for (const [id, target] of to.notes) if (!from.notes.has(id)) notes.set(id, target);
    const tags = new Map(this.state.tags);
    const carried = new Set([...notes.values()].flatMap((each) => each.tags));
    for (const id of from.tags.keys()) if (!to.tags.has(id) && !carried.has(id)) tags.delete(id);
    for (const [id, name] of to.tags) if (from.tags.get(id) !== name) tags.set(id, name);
    this.state = { notes, tags };
  }
}

async function run(both: Both, { kind, window, issue, pick, pick2, isHere }: Command): Promise<void> {
  const store = both.stores[window];
  const notes = [...both.state.notes];
  const live = notes.filter(([, { isBinned }]) => !isBinned);
  const tags = [...both.state.tags.keys()];
  const text = `text ${String(both.count++).padStart(4, '0')}`;
  if (kind === 'create') {
    const given = pickOf(tags, pick);
    const chosen = given === undefined || pick2 % 2 === 0 ? [] : [given as TagId];
    const id = await note(store, `passage ${both.count}`, {
      start: both.count * 10,
      comment: text,
      tags: chosen,
      issue: described(ISSUES[issue]),
    });
    both.issueIds.set(issue, (await existing(store, id)).issue);
    both.setNote(id, { issue, comment: text, tags: chosen, isBinned: false });
  } else if (kind === 'tag') {
    const id = await createTag(store, text);
    both.did([], { tags: new Map(both.state.tags).set(id, text) });
  } else if (kind === 'rename') {
    const id = pickOf(tags, pick);
    if (id === undefined) return;
    await renameTag(store, id as TagId, text);
    both.did([], { tags: new Map(both.state.tags).set(id, text) });
  } else if (kind === 'undo' || kind === 'redo') {
    await go(both, store, kind, isHere ? issue : undefined);
  } else {
    const [id, found] =
      pickOf(kind === 'restore' ? notes.filter((each) => !live.includes(each)) : live, pick) ?? [];
    if (id === undefined || found === undefined) return;
    await change(both, store, kind, [id as AnnotationId, found], { text, tag: pickOf(tags, pick2) });
  }
}

async function change(
  both: Both,
  store: Store,
  kind: 'comment' | 'retag' | 'remove' | 'restore',
  [id, found]: readonly [AnnotationId, Note],
  { text, tag }: { readonly text: string; readonly tag: string | undefined },
): Promise<void> {
  if (kind === 'comment') {
    await editComment(store, id, text, found.comment);
    both.setNote(id, { ...found, comment: text });
  } else if (kind === 'remove') {
    await removeAnnotations(store, [id]);
    both.setNote(id, { ...found, isBinned: true });
  } else if (kind === 'restore') {
    await restoreAnnotations(store, [id]);
    both.setNote(id, { ...found, isBinned: false });
  } else if (tag !== undefined && !found.tags.includes(tag)) {
    const tags = [...found.tags, tag];
    await retag(store, id, tags as TagId[]);
    both.setNote(id, { ...found, tags });
  }
}

/** Undoes or does again, in both: where an issue has nothing, or nothing that can be, the last of all. */
async function go(both: Both, store: Store, kind: 'undo' | 'redo', issue?: number): Promise<void> {
  const id = issue === undefined ? undefined : both.issueIds.get(issue);
  const act = await (kind === 'undo' ? undo : redo)(store, { issue: id });
  const from = kind === 'undo' ? both.done : both.undone;
  const to = kind === 'undo' ? both.undone : both.done;
  const here = issue === undefined ? undefined : from.findLast(({ issues }) => issues.includes(issue));
  const expected = here !== undefined && both.hasTags(here, kind) ? here : from.at(-1);
  expect(act === undefined).toBe(expected === undefined);
  if (act === undefined || expected === undefined) return;
  from.splice(from.indexOf(expected), 1);
  to.push(expected);
  both.done = both.done.toSorted((a, b) => a.order - b.order);
  both.apply(expected, kind === 'undo' ? 'before' : 'after');
  const where = expected.issues.map((index) => both.issueIds.get(index));
  expect(act.issue?.id).toBe(where[0]);
}

/** The library as the model says it. */
async function stateOf(both: Both): Promise<State> {
  const { annotations, tags } = (await dump(both.stores[0])) as {
    annotations: { id: string; issue: IssueId; comment: string; tags: string[]; deleted?: string }[];
    tags: { id: string; name: string }[];
  };
  const issues = new Map([...both.issueIds].map(([index, id]) => [id, index]));
  return {
    notes: new Map(
      annotations.map(({ id, issue, comment, tags: given, deleted }) => [
        id,
        { issue: issues.get(issue) ?? -1, comment, tags: given, isBinned: deleted !== undefined },
      ]),
    ),
    tags: new Map(
      tags.filter(({ id }) => !id.startsWith('starter-')).map(({ id, name }) => [id, name] as const),
    ),
  };
}

/** Every comment that was ever saved is the note's, in a bin or not, or in its history. */
async function expectReach(both: Both): Promise<void> {
  for (const [id, texts] of both.written) {
    const { comment } = await existing(both.stores[0], id as AnnotationId);
    const history = await commentHistory(both.stores[1], id as AnnotationId);
    const reached = new Set([comment, ...history.map(({ text }) => text)]);
    for (const text of texts) expect(reached).toContain(text);
  }
}

beforeEach(() => void fresh());

test('the library is what the model says, and all that was written is in reach', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 60 }), async (commands) => {
      const both = new Both();
      for (const each of commands) {
        await run(both, each);
        expect(await stateOf(both)).toEqual(both.state);
      }
      await expectReach(both);
    }),
    { numRuns: RUNS },
  );
}, 600_000);
