/** What the reader does to notes from the page. Every deed that destroys offers its way back. */
import type { AnnotationId, IssueDescription, TagId, Target } from '../../core/model.ts';
import { LIMITS } from '../../core/limits.ts';
import { passageOf } from '../../core/formats/passage.ts';
import { linkOf } from '../../core/formats/passage-link.ts';
import type { Background, Focus, PageNote } from '../../platform/contract.ts';
import { askBackground } from '../../platform/ask.ts';
import { copyText } from './clipboard.ts';
import type { Notices } from '../overlay/notices.ts';
import { extendedBy, standingOf } from '../notes/anchored-notes.ts';
import { besideSpan, targetOf, type Selected, type State } from '../notes/state.ts';
import type { Beside } from '../overlay/view.ts';
import { WORDS } from '../overlay/strings.ts';

/** How long an open panel has to take up a wish before the reader is told how to open it. */
const PATIENCE = 600;

/** What the deeds need of the session. */
export interface Desk {
  readonly state: State;
  readonly notices: Notices;
  /** What the page says of one of its issues, and what its text is made of. */
  describe(issue: number): IssueDescription;
  /** Tells the panel what changed. */
  publish(): void;
  /** Lets go of the selection and puts the toolbar away. */
  release(): void;
  /** Shows a note that was just saved: the bell brings the same, but a reader sees it come late. */
  show(note: PageNote): void;
}

export interface Deeds {
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

export function createDeeds(desk: Desk): Deeds {
  const { state, notices } = desk;
  const ask = askBackground<Background>();
  let saving = false;

  const besideSelected = ({ issue, span, backward, touch }: Selected): Beside =>
    besideSpan(state.issues, issue, span, { backward, touch });

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

  const wish = async (focus: Focus, opening: Promise<boolean>, beside: Beside): Promise<void> => {
    state.focus = focus;
    desk.publish();
    if (await opening) return;
    // An open sidebar takes the wish up by itself, and Firefox lets no page open a closed one.
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    if (state.focus === focus) notices.hint(beside, WORDS.openPanel);
  };

  const save: Deeds['save'] = async (tags) => {
    const { selected, issues } = state;
    const issue = selected && issues.found[selected.issue]?.description;
    if (selected === undefined || issue === undefined || saving) return undefined;
    const target = targetOf(issues, selected.issue, selected.span);
    if (target.selector[0].exact.length > LIMITS.quote) {
      notices.hint(besideSelected(selected), WORDS.tooLong);
      return undefined;
    }
    saving = true;
    try {
      const described = desk.describe(selected.issue);
      const id = await ask('annotation.create', { issue: described, target, tags });
      if (state.selected === selected) desk.release();
      desk.show({ id, issue: issue.address, target, tags, commented: false });
      const name = nameOf(tags[0]);
      notices.say(name === undefined ? WORDS.saved : WORDS.savedAs(name));
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
      const beside = besideSelected(selected);
      const annotation = await save([]);
      if (annotation !== undefined) await wish({ field: 'comment', annotation }, opening, beside);
    },
    async chooseTags() {
      if (state.selected === undefined) return;
      await wish({ field: 'tags', annotation: null }, openPanel(), besideSelected(state.selected));
    },
    async copyQuote() {
      const { selected, issues } = state;
      const issue = selected && issues.found[selected.issue]?.description;
      if (selected === undefined || issue === undefined) return;
      const target = targetOf(issues, selected.issue, selected.span);
      const source = [issue.title, issue.publication.name].filter((part) => part !== '').join(', ');
      await copyText(document, `“${passageOf(target)}”\n— ${source}\n${linkOf(target)}`);
      notices.toast(WORDS.copied);
    },
    async extend() {
      const { selected, issues, placements } = state;
      const extended = selected && extendedBy(placements, selected.issue, selected.span);
      if (selected === undefined || extended === undefined) return;
      const { note, issue, found } = extended;
      const span = {
        start: Math.min(found.start, selected.span.start),
        end: Math.max(found.end, selected.span.end),
      };
      await move(note.id, targetOf(issues, issue, span));
      desk.release();
      notices.toast(WORDS.extended, () => move(note.id, note.target));
    },
    async retag(id, tags) {
      await ask('annotation.retag', { id, tags });
    },
    async open(id) {
      const opening = openPanel();
      const standing = standingOf(state.placements, id);
      if (standing === undefined) return;
      const beside = besideSpan(state.issues, standing.issue, standing.found);
      await wish({ field: 'comment', annotation: id }, opening, beside);
    },
    async copyLink(id) {
      const standing = standingOf(state.placements, id);
      if (standing === undefined) return;
      await copyText(document, linkOf(targetOf(state.issues, standing.issue, standing.found)));
      notices.toast(WORDS.linkCopied);
    },
    async remove(id) {
      await ask('annotation.remove', id);
      notices.toast(WORDS.deleted, async () => {
        await ask('annotation.restore', id);
        notices.toast(WORDS.restored);
      });
    },
  };
}
