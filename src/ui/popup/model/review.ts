/**
 * The notes of the issue being read, to look through and to edit, and the last ones of all others. Fetched
 * once the popup is there, with all that writes.
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Annotation, AnnotationId, IssueId, Tag } from '../../../core/model.ts';
import { byPlace } from '../../../store/read.ts';
import { search } from '../../../store/search.ts';
import { beforeClose } from '../../../store/store.ts';
import type { FoundNote, Place } from '../../../store/index/place.ts';
import { takeUp } from '../../handover.ts';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import { createNoteCommands, type NoteCommands } from '../../notes/commands.ts';
import { createEditor, type Editor } from '../../notes/editor.ts';
import { followStates } from '../../notes/keep-states.ts';
import { createListed, type ListedNotes } from '../../notes/listed.ts';
import { serialQueue } from '../../serial-queue.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { PopupEnv } from './env.ts';

/** Notes of one issue among the last of all. */
export interface LatelyIssue extends Place {
  /** In the order of the text. */
  readonly notes: readonly Annotation[];
}

export interface Review extends ListedNotes {
  readonly editor: Editor;
  readonly commands: NoteCommands;
  /** The note that the focus was in last. */
  readonly active: ReadonlySignal<AnnotationId | undefined>;
  readonly choose: (id: AnnotationId) => void;
  /** The notes written last in other issues, by issue, the latest first. */
  readonly lately: ReadonlySignal<Loadable<readonly LatelyIssue[]>>;
}

/** How many of the last notes are shown. */
const LATELY = 8;

function byIssue(found: readonly FoundNote[]): LatelyIssue[] {
  const groups = new Map<IssueId, FoundNote[]>();
  for (const note of found) {
    const others = groups.get(note.issue.id);
    if (others === undefined) groups.set(note.issue.id, [note]);
    else others.push(note);
  }
  return [...groups.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const { issue, publication } = first;
    const notes = [first, ...rest].map(({ annotation }) => annotation).toSorted(byPlace);
    return [{ issue, publication, notes }];
  });
}

/** @param tags all of them, in the order in which they are offered */
export async function createReview(
  env: PopupEnv,
  currentIssue: CurrentIssue,
  tags: ReadonlySignal<readonly Tag[]>,
): Promise<Review> {
  const { store, lifetime } = env;
  await takeUp(env.leftovers, store);
  const stored = computed(() => valueOf(currentIssue.notes.value));
  const annotations = computed(() => stored.value?.annotations ?? []);
  const issue = computed(() => stored.value?.issue.id);
  const editor = createEditor(env, annotations);
  beforeClose(store, editor.keep, lifetime);
  followStates(env, currentIssue.places);
  const active = signal<AnnotationId | undefined>();
  return {
    ...createListed({ annotations, tags, places: currentIssue.places }),
    editor,
    commands: createNoteCommands(env, serialQueue(), () => issue.peek(), editor),
    active,
    choose: (id) => (active.value = id),
    lately: liveQuery(
      async (turn) => {
        const scope = { kind: 'outside', issue: issue.value } as const;
        return byIssue((await search(store, '', { limit: LATELY, scope, signal: turn })).found);
      },
      (change) => change.annotations.length > 0 || change.issues.length > 0,
      env.onChange,
    ),
  };
}
