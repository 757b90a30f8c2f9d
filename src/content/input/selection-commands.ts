/** What the reader does with the selected passage. */
import type { AnnotationId, TagId, Target } from '../../core/model.ts';
import { LIMITS } from '../../core/limits.ts';
import { extendedBy } from '../notes/anchored-notes.ts';
import type { PageNote } from '../../platform/contract.ts';
import {
  leavesOut,
  referenceOfSpan,
  targetOf,
  type Place,
  type Selected,
  type SessionState,
} from '../notes/session-state.ts';
import { STRINGS } from '../overlay/strings.ts';
import type { GetReference } from '../overlay/view.ts';
import type { CommandContext } from './commands.ts';
import type { PanelOpener } from './panel-opener.ts';

export interface SelectionCommands {
  /** Saves the live selection; undefined where there is none or it cannot be saved. */
  save(tags: readonly TagId[]): Promise<AnnotationId | undefined>;
  /** Saves the live selection and asks the panel for its comment. */
  comment(): Promise<void>;
  /** Asks the panel for tags of the live selection. */
  chooseTags(): Promise<void>;
  copyQuote(): Promise<void>;
  /** Moves the ends of the marked passage that the selection overlaps. */
  extend(): Promise<void>;
}

function referenceOf({ issues }: SessionState, { issue, span, backward, touch }: Selected): GetReference {
  return referenceOfSpan(issues, issue, span, { backward, touch });
}

/** A random id of 128 bits; pages without TLS have no `crypto.randomUUID`. */
function newId(): AnnotationId {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('') as AnnotationId;
}

/** Saves the live selection, each of its passages; while that goes on, nothing else is saved. */
function createSave(context: CommandContext): SelectionCommands['save'] {
  const { state, notices, ask } = context;
  let saving = false;
  // A save that failed may have reached the disk: asked for again, it is the same one.
  const ids = new WeakMap<Place, AnnotationId>();
  const idOf = (place: Place): AnnotationId => {
    const id = ids.get(place) ?? newId();
    ids.set(place, id);
    return id;
  };
  /** What the reader is told of what was saved. */
  const tell = (
    saved: readonly PageNote[],
    fresh: boolean,
    isPart: boolean,
    tag: TagId | undefined,
  ): void => {
    const name = state.notes.tags.find(({ id }) => id === tag)?.name;
    if (isPart) notices.toast(STRINGS.partOnly);
    else if (!fresh) notices.toast(name === undefined ? STRINGS.already : STRINGS.alreadyAs(name));
    else if (saved.length > 1) notices.toast(STRINGS.savedSeveral(saved.length));
    else notices.say(name === undefined ? STRINGS.saved : STRINGS.savedAs(name));
  };
  return async (tags) => {
    const { selected, issues } = state;
    if (selected === undefined || saving) return undefined;
    saving = true;
    try {
      await context.bringLater();
      const drafts = [selected, ...selected.further].map((place) => ({
        id: idOf(place),
        issue: context.describe(place.issue),
        target: targetOf(issues, place),
        tags,
      }));
      if (drafts.some(({ target }) => target.selector[0].exact.length > LIMITS.quote)) {
        notices.hint(referenceOf(state, selected), STRINGS.tooLong);
        return undefined;
      }
      const isPart = leavesOut(issues, selected);
      const had = new Map(state.notes.notes.map((note) => [note.id, note.tags]));
      const saved: PageNote[] = [];
      for (const draft of drafts) saved.push(await ask('annotation.create', draft));
      if (state.selected === selected) context.release();
      for (const note of saved) context.show(note);
      const fresh = saved.some((note) => had.get(note.id)?.length !== note.tags.length);
      tell(saved, fresh, isPart, tags[0]);
      return saved[0]?.id;
    } finally {
      saving = false;
    }
  };
}

export function createSelectionCommands(context: CommandContext, panel: PanelOpener): SelectionCommands {
  const { state, notices, ask } = context;
  const save = createSave(context);
  const move = async (id: AnnotationId, target: Target): Promise<void> => {
    await ask('annotation.extend', { id, target });
  };
  return {
    save,
    async comment() {
      const { selected } = state;
      if (selected === undefined) return;
      const opening = panel.open();
      const reference = referenceOf(state, selected);
      const annotation = await save([]);
      if (annotation !== undefined) await panel.request({ field: 'comment', annotation }, opening, reference);
    },
    async chooseTags() {
      const { selected } = state;
      if (selected === undefined) return;
      if (selected.further.length > 0) notices.toast(STRINGS.oneInPanel);
      await panel.request({ field: 'tags', annotation: null }, panel.open(), referenceOf(state, selected));
    },
    async copyQuote() {
      const { selected, issues } = state;
      const issue = selected && issues.found[selected.issue]?.description;
      if (selected === undefined || issue === undefined) return;
      const { copy, quoteOf } = await context.bringLater();
      const target = targetOf(issues, selected);
      const further = selected.further.map((place) => targetOf(issues, place));
      await copy(document, quoteOf([target, ...further], issue));
      notices.toast(STRINGS.copied);
    },
    async extend() {
      const { selected, issues, anchoredNotes } = state;
      const extended = selected && extendedBy(anchoredNotes, selected.issue, selected.span);
      if (selected === undefined || extended === undefined) return;
      const { note, issue, found } = extended;
      await context.bringLater();
      const span = {
        start: Math.min(found.start, selected.span.start),
        end: Math.max(found.end, selected.span.end),
      };
      await move(note.id, targetOf(issues, { ...selected, issue, span }));
      context.release();
      notices.toast(STRINGS.extended, () => move(note.id, note.target));
    },
  };
}
