/** The note that is about to be made: its passage, tags and comment, kept until it is saved. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Address, AnnotationId, TagId } from '../../../core/model.ts';
import { createAnnotation, removeAnnotations } from '../../../store/annotations.ts';
import { createTag } from '../../../store/tags.ts';
import { undo as undoLast } from '../../../store/undo.ts';
import { forget, leave, type Leftover } from '../../leftovers.ts';
import { toError } from '../../live.ts';
import { toggled } from '../../tag-options.ts';
import { throttled } from '../../throttle.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { PanelEnv } from './env.ts';
import { createProposed, type Proposal, type Proposed } from './proposal.ts';
import { createUnsavedNotes, type UnsavedNote } from './unsaved-note.ts';

export interface Composer {
  /** Undefined while nothing is selected. */
  readonly proposal: ReadonlySignal<Proposal | undefined>;
  readonly tags: ReadonlySignal<readonly TagId[]>;
  readonly comment: ReadonlySignal<string>;
  readonly tagging: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<Error | undefined>;
  /** The field that is to take the focus; counted, so that it can be asked for twice. */
  readonly focusRequest: ReadonlySignal<FocusRequest | undefined>;
  /** Keeps the passage although the page may let go of its selection. */
  readonly hold: () => void;
  /** Follows the page's selection again, unless something was written or tagged. */
  readonly release: () => void;
  readonly write: (comment: string) => void;
  readonly toggle: (tag: TagId) => void;
  readonly addTag: (name: string) => Promise<void>;
  readonly openTags: (open: boolean) => void;
  readonly ask: (field: 'comment' | 'tags') => void;
  /** Saves the note. Resolves to its id when it is on disk; undefined where there is nothing to save. */
  readonly save: () => Promise<AnnotationId | undefined>;
  /** Puts the note away unsaved, with the way back in a toast where something was written. */
  readonly dismiss: () => void;
  /** Keeps what is not saved yet as a draft. */
  readonly keep: () => Promise<void>;
}

interface FocusRequest {
  readonly field: 'comment' | 'tags';
  readonly count: number;
}

/** Milliseconds after a change until it is kept. */
const DRAFT_WAIT = 250;

/** What is written and tagged. */
interface Fields {
  readonly tags: Signal<readonly TagId[]>;
  readonly comment: Signal<string>;
  readonly tagging: Signal<boolean>;
  readonly error: Signal<Error | undefined>;
}

function createFields(): Fields {
  return { tags: signal([]), comment: signal(''), tagging: signal(false), error: signal() };
}

/** The note in the composer as one thing: to keep, to put away, to bring back. */
interface Composition {
  /** Undefined while nothing was written or tagged. */
  readonly unsaved: () => UnsavedNote | undefined;
  readonly bringBack: (note: UnsavedNote) => void;
  readonly clear: () => void;
}

function compositionOf({ held, clear }: Proposed, { tags, comment, tagging, error }: Fields): Composition {
  return {
    unsaved() {
      const proposal = held.value;
      const isEmpty = tags.value.length === 0 && comment.value === '';
      return isEmpty || proposal === undefined
        ? undefined
        : { proposal, tags: tags.value, comment: comment.value };
    },
    bringBack(note) {
      held.value = note.proposal;
      tags.value = note.tags;
      comment.value = note.comment;
    },
    clear() {
      clear();
      tags.value = [];
      comment.value = '';
      tagging.value = false;
      error.value = undefined;
    },
  };
}

/** Keeps the composition as its issue's draft while it changes, and takes up the draft of each issue. */
function keepDrafts(
  env: PanelEnv,
  { issue, issues }: CurrentIssue,
  { unsaved, bringBack, clear }: Composition,
  failed: (thrown: unknown) => void,
): Composer['keep'] {
  const drafts = createUnsavedNotes(env);
  let leftover: Leftover | undefined;
  /** Leaves the note to the next panel, unless it is saved or put away. */
  const handOver = (note: UnsavedNote | undefined): void => {
    const id = note && drafts.idOf(note.proposal.issue.address);
    if (leftover !== undefined && leftover.id !== id) forget(env.leftovers, leftover.id);
    leftover = id === undefined ? undefined : { kind: 'draft', id, text: JSON.stringify(note) };
    if (leftover !== undefined) leave(env.leftovers, leftover);
  };
  let keptFor: Address | undefined;
  const keep = async (): Promise<void> => {
    const note = unsaved();
    const toKeep = leftover;
    const before = keptFor;
    keptFor = note?.proposal.issue.address;
    if (before !== undefined && before !== keptFor) await drafts.drop(before);
    if (note === undefined) return;
    await drafts.save(note);
    if (leftover === toKeep) handOver(undefined);
  };
  const { ask, cancel } = throttled(() => void keep().catch(failed), DRAFT_WAIT);
  const stopKeeping = effect(() => {
    const note = unsaved();
    handOver(note);
    if (note !== undefined || keptFor !== undefined) ask();
  });

  const turnTo = async (address: Address): Promise<void> => {
    const note = unsaved();
    if (note !== undefined) {
      if (issues.peek().some((each) => each.address === note.proposal.issue.address)) return;
      // Another page: its note waits among the drafts.
      keptFor = undefined;
      clear();
      await drafts.save(note);
    }
    const left = await drafts.take(address);
    if (left === undefined || unsaved() !== undefined || issue.peek()?.address !== address) return;
    keptFor = address;
    bringBack(left);
  };
  const address = computed(() => issue.value?.address);
  const stopTurning = effect(() => {
    const now = address.value;
    if (now !== undefined) queueMicrotask(() => void turnTo(now).catch(failed));
  });
  env.lifetime.addEventListener('abort', () => {
    stopKeeping();
    stopTurning();
    cancel();
  });
  return keep;
}

/** Saves one note at a time, with the way back in a toast. */
function saver(
  { store, page, toaster }: PanelEnv,
  { proposal, hold }: Proposed,
  { tags, comment, error }: Fields,
  done: () => void,
): Composer['save'] {
  const create = async ({ selection, issue }: Proposal): Promise<AnnotationId> => {
    const { annotation, isNew } = await createAnnotation(store, {
      issue,
      target: selection.target,
      tags: tags.peek(),
      comment: comment.peek().trim(),
    });
    done();
    const { id, issue: stored } = annotation;
    const back = (): void =>
      void (isNew ? removeAnnotations(store, [id]) : undoLast(store, { issue: stored }));
    toaster.show({ text: 'Note saved.', action: { label: 'Undo', run: back } });
    // The note is saved; a page that has gone meanwhile has no selection to let go of.
    page.clearSelection().catch((gone: unknown) => console.info('Postil: the page has gone.', gone));
    return id;
  };
  let saving = false;
  return async () => {
    const what = proposal.peek();
    if (what === undefined || saving) return undefined;
    hold();
    saving = true;
    try {
      return await create(what);
    } catch (thrown) {
      error.value = toError(thrown);
      return undefined;
    } finally {
      saving = false;
    }
  };
}

export function createComposer(env: PanelEnv, currentIssue: CurrentIssue): Composer {
  const proposed = createProposed(currentIssue);
  const { proposal, held, hold } = proposed;
  const fields = createFields();
  const { tags, comment, tagging, error } = fields;
  const focusRequest = signal<FocusRequest | undefined>();
  const composition = compositionOf(proposed, fields);
  const failed = (thrown: unknown): void => void (error.value = toError(thrown));
  const keep = keepDrafts(env, currentIssue, composition, failed);
  const putAway = (): void => {
    composition.clear();
    keep().catch(failed);
  };

  return {
    proposal,
    ...fields,
    focusRequest,
    hold,
    release() {
      if (tags.peek().length === 0 && comment.peek() === '') held.value = undefined;
    },
    write(text) {
      hold();
      comment.value = text;
    },
    toggle(tag) {
      hold();
      tags.value = toggled(tags.peek(), tag);
    },
    async addTag(name) {
      hold();
      const tag = await createTag(env.store, name);
      if (!tags.peek().includes(tag)) tags.value = [...tags.peek(), tag];
    },
    openTags(open) {
      hold();
      tagging.value = open;
    },
    ask(field) {
      proposed.proposeAgain();
      hold();
      tagging.value = field === 'tags';
      focusRequest.value = { field, count: (focusRequest.peek()?.count ?? 0) + 1 };
    },
    save: saver(env, proposed, fields, putAway),
    dismiss() {
      const left = composition.unsaved();
      putAway();
      if (left === undefined) return;
      const undo = (): void => composition.bringBack(left);
      env.toaster.show({ text: 'Closed without saving.', action: { label: 'Undo', run: undo } });
    },
    keep,
  };
}
