/** A note that is not saved yet, as a draft: of its issue, and of the window that it is written in. */
import * as v from 'valibot';
import { address, believedDescription, target } from '../../../core/schema.ts';
import { tagId } from '../../../core/ids.ts';
import type { Address, AnnotationId, TagId } from '../../../core/model.ts';
import { draftKeyOf, type DraftKey } from '../../../store/db.ts';
import { drafts, dropDraft, saveDraft } from '../../../store/drafts.ts';
import type { PanelEnv } from './env.ts';
import type { Proposal } from './proposal.ts';

export interface UnsavedNote {
  readonly proposal: Proposal;
  readonly tags: readonly TagId[];
  readonly comment: string;
}

const unsavedNote = v.strictObject({
  proposal: v.strictObject({
    selection: v.strictObject({ issue: address, target }),
    issue: believedDescription,
  }),
  tags: v.array(tagId),
  comment: v.string(),
}) satisfies v.GenericSchema<unknown, UnsavedNote>;

/** What a draft holds; undefined where it is of another shape. */
export function parseUnsavedNote(text: string): UnsavedNote | undefined {
  try {
    const parsed = v.safeParse(unsavedNote, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** Where all panels kept their one draft, whatever its issue, before each had its own. */
const SHARED_ID = 'composer' as AnnotationId;

/** What the drafts of an issue are filed under: no note has an id with a space in it. */
const placeOf = (issue: Address): AnnotationId => `composer ${issue}` as AnnotationId;

export interface UnsavedNotes {
  /** The draft's id among all drafts. */
  readonly idOf: (issue: Address) => string;
  readonly save: (note: UnsavedNote) => Promise<void>;
  readonly drop: (issue: Address) => Promise<void>;
  /**
   * Takes up what this window left of an issue, or what one left that is closed by now. What an open
   * window is about to save is left to it; what cannot be read is dropped.
   */
  readonly take: (issue: Address) => Promise<UnsavedNote | undefined>;
}

export function createUnsavedNotes({ store, window, openWindows }: PanelEnv): UnsavedNotes {
  const idOf = (issue: Address): string => `${placeOf(issue)} ${window}`;
  const keyOf = (issue: Address): DraftKey => draftKeyOf(idOf(issue));
  /** The draft of a version that had only one: of this issue, or undefined. */
  const takeShared = async (issue: Address): Promise<UnsavedNote | undefined> => {
    const [left] = await drafts(store, SHARED_ID);
    if (left === undefined) return undefined;
    const note = parseUnsavedNote(left.text);
    if (note !== undefined && note.proposal.issue.address !== issue) return undefined;
    await dropDraft(store, left);
    return note;
  };
  return {
    idOf,
    save: (note) => saveDraft(store, keyOf(note.proposal.issue.address), JSON.stringify(note)),
    drop: (issue) => dropDraft(store, keyOf(issue)),
    async take(issue) {
      const left = await drafts(store, placeOf(issue));
      if (left.length === 0) return takeShared(issue);
      const open = await openWindows();
      const mine = left.find(({ editor }) => editor === String(window));
      const orphan = left.find(({ editor }) => !open.includes(Number(editor)));
      const found = mine ?? orphan;
      if (found === undefined) return undefined;
      const note = parseUnsavedNote(found.text);
      if (note === undefined || found !== mine) await dropDraft(store, found);
      if (note !== undefined && found !== mine) await saveDraft(store, keyOf(issue), found.text);
      return note;
    },
  };
}
