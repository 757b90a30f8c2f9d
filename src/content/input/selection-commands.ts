/** What the reader does with the selected passage. */
import type { AnnotationId, TagId, Target } from '../../core/model.ts';
import { LIMITS } from '../../core/limits.ts';
import { passageOf } from '../../core/formats/passage.ts';
import { linkOf } from '../../core/formats/passage-link.ts';
import { extendedBy } from '../notes/anchored-notes.ts';
import { referenceOfSpan, targetOf, type Selected, type SessionState } from '../notes/session-state.ts';
import { STRINGS } from '../overlay/strings.ts';
import type { GetReference } from '../overlay/view.ts';
import { copyText } from './clipboard.ts';
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

/** Saves the live selection; while that goes on, nothing else is saved. */
function createSave(context: CommandContext): SelectionCommands['save'] {
  const { state, notices, ask } = context;
  let saving = false;
  // A save that failed may have reached the disk: asked for again, it is the same one.
  const ids = new WeakMap<Selected, AnnotationId>();
  const idOf = (selected: Selected): AnnotationId => {
    const id = ids.get(selected) ?? newId();
    ids.set(selected, id);
    return id;
  };
  return async (tags) => {
    const { selected, issues } = state;
    const issue = selected && issues.found[selected.issue]?.description;
    if (selected === undefined || issue === undefined || saving) return undefined;
    const target = targetOf(issues, selected.issue, selected.span);
    if (target.selector[0].exact.length > LIMITS.quote) {
      notices.hint(referenceOf(state, selected), STRINGS.tooLong);
      return undefined;
    }
    saving = true;
    try {
      const described = context.describe(selected.issue);
      const note = await ask('annotation.create', { id: idOf(selected), issue: described, target, tags });
      if (state.selected === selected) context.release();
      context.show(note);
      const name = state.notes.tags.find((tag) => tag.id === tags[0])?.name;
      notices.say(name === undefined ? STRINGS.saved : STRINGS.savedAs(name));
      return note.id;
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
      await panel.request({ field: 'tags', annotation: null }, panel.open(), referenceOf(state, selected));
    },
    async copyQuote() {
      const { selected, issues } = state;
      const issue = selected && issues.found[selected.issue]?.description;
      if (selected === undefined || issue === undefined) return;
      const target = targetOf(issues, selected.issue, selected.span);
      const source = [issue.title, issue.publication.name].filter((part) => part !== '').join(', ');
      await copyText(document, `“${passageOf(target)}”\n— ${source}\n${linkOf(target)}`);
      notices.toast(STRINGS.copied);
    },
    async extend() {
      const { selected, issues, anchoredNotes } = state;
      const extended = selected && extendedBy(anchoredNotes, selected.issue, selected.span);
      if (selected === undefined || extended === undefined) return;
      const { note, issue, found } = extended;
      const span = {
        start: Math.min(found.start, selected.span.start),
        end: Math.max(found.end, selected.span.end),
      };
      await move(note.id, targetOf(issues, issue, span));
      context.release();
      notices.toast(STRINGS.extended, () => move(note.id, note.target));
    },
  };
}
