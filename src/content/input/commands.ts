/** What the reader does to notes from the page. Each command that destroys offers its way back. */
import type { AnnotationId, IssueDescription, TagId, Target } from '../../core/model.ts';
import { LIMITS } from '../../core/limits.ts';
import { passageOf } from '../../core/formats/passage.ts';
import { linkOf } from '../../core/formats/passage-link.ts';
import type { Background, Focus, PageNote } from '../../platform/contract.ts';
import { askBackground } from '../../platform/ask.ts';
import { copyText } from './clipboard.ts';
import type { Interaction } from './interaction.ts';
import type { Notices } from '../overlay/notices.ts';
import { extendedBy, foundNoteOf } from '../notes/anchored-notes.ts';
import { referenceOfSpan, targetOf, type Selected, type SessionState } from '../notes/session-state.ts';
import type { GetReference } from '../overlay/view.ts';
import { STRINGS } from '../overlay/strings.ts';

/** How long an open panel has to take up a request before the reader is told how to open it, in milliseconds. */
const PATIENCE = 600;

/** What the commands need of the session. */
export interface CommandContext {
  readonly state: SessionState;
  readonly interaction: Interaction;
  readonly notices: Notices;
  /** What the page says of one of its issues, and what its text is made of. */
  describe(issue: number): IssueDescription;
  /** Tells the panel what changed. */
  publish(): void;
  /** Lets go of the selection and puts the toolbar away. */
  release(): void;
  /** Shows a note that was just saved: the change event brings the same, but a reader sees it come late. */
  show(note: PageNote): void;
}

export interface Commands {
  /** Saves the live selection; undefined where there is none or it cannot be saved. */
  save(tags: readonly TagId[]): Promise<AnnotationId | undefined>;
  /** Saves the live selection and asks the panel for its comment. */
  comment(): Promise<void>;
  /** Asks the panel for tags of the live selection. */
  chooseTags(): Promise<void>;
  copyQuote(): Promise<void>;
  extend(): Promise<void>;
  retag(id: AnnotationId, tags: readonly TagId[]): Promise<void>;
  open(id: AnnotationId): Promise<void>;
  copyLink(id: AnnotationId): Promise<void>;
  remove(id: AnnotationId): Promise<void>;
}

export function createCommands(context: CommandContext): Commands {
  const { state, notices } = context;
  const ask = askBackground<Background>();
  let saving = false;

  const referenceOfSelected = ({ issue, span, backward, touch }: Selected): GetReference =>
    referenceOfSpan(state.issues, issue, span, { backward, touch });

  const nameOf = (id: TagId | undefined): string | undefined =>
    state.notes.tags.find((tag) => tag.id === id)?.name;

  /** Opens the panel: must come before anything that waits, or the gesture is spent. */
  const openPanel = async (): Promise<boolean> => {
    try {
      return await ask('panel.open');
    } catch (error) {
      console.info('Postil: the panel did not open.', error);
      return false;
    }
  };

  const requestFocus = async (
    focus: Focus,
    opening: Promise<boolean>,
    reference: GetReference,
  ): Promise<void> => {
    context.interaction.request(focus);
    context.publish();
    if (await opening) return;
    // An open sidebar takes the request up by itself, and Firefox lets no page open a closed one.
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    if (state.focus === focus) notices.hint(reference, STRINGS.openPanel);
  };

  const save: Commands['save'] = async (tags) => {
    const { selected, issues } = state;
    const issue = selected && issues.found[selected.issue]?.description;
    if (selected === undefined || issue === undefined || saving) return undefined;
    const target = targetOf(issues, selected.issue, selected.span);
    if (target.selector[0].exact.length > LIMITS.quote) {
      notices.hint(referenceOfSelected(selected), STRINGS.tooLong);
      return undefined;
    }
    saving = true;
    try {
      const described = context.describe(selected.issue);
      const id = await ask('annotation.create', { issue: described, target, tags });
      if (state.selected === selected) context.release();
      context.show({ id, issue: issue.address, target, tags, commented: false });
      const name = nameOf(tags[0]);
      notices.say(name === undefined ? STRINGS.saved : STRINGS.savedAs(name));
      return id;
    } finally {
      saving = false;
    }
  };

  const move = async (id: AnnotationId, target: Target): Promise<void> => {
    await ask('annotation.extend', { id, target });
  };

  return {
    save,
    async comment() {
      const { selected } = state;
      if (selected === undefined) return;
      const opening = openPanel();
      const reference = referenceOfSelected(selected);
      const annotation = await save([]);
      if (annotation !== undefined) await requestFocus({ field: 'comment', annotation }, opening, reference);
    },
    async chooseTags() {
      if (state.selected === undefined) return;
      await requestFocus(
        { field: 'tags', annotation: null },
        openPanel(),
        referenceOfSelected(state.selected),
      );
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
    async retag(id, tags) {
      await ask('annotation.retag', { id, tags });
    },
    async open(id) {
      const opening = openPanel();
      const standing = foundNoteOf(state.anchoredNotes, id);
      if (standing === undefined) return;
      const reference = referenceOfSpan(state.issues, standing.issue, standing.found);
      await requestFocus({ field: 'comment', annotation: id }, opening, reference);
    },
    async copyLink(id) {
      const standing = foundNoteOf(state.anchoredNotes, id);
      if (standing === undefined) return;
      await copyText(document, linkOf(targetOf(state.issues, standing.issue, standing.found)));
      notices.toast(STRINGS.linkCopied);
    },
    async remove(id) {
      await ask('annotation.remove', id);
      notices.toast(STRINGS.deleted, async () => {
        await ask('annotation.restore', id);
        notices.toast(STRINGS.restored);
      });
    },
  };
}
