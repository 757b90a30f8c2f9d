/** The notes of a page's issues, as the background answered last. */
import type { Change, IssueDescription, IssueId } from '../../core/model.ts';
import type { PageNote, PageNotes } from '../../platform/contract.ts';

const NO_NOTES: PageNotes = { issues: [], notes: [], tags: [] };

export interface NotesModel {
  readonly notes: PageNotes;
  /** Asks again. The last question wins: an answer that was overtaken is dropped. */
  readonly reload: () => Promise<void>;
  /** Takes in a note that was just saved: the change event brings the same, but a reader sees it come late. */
  readonly upsert: (note: PageNote) => void;
  /** The issues are others: what was known of notes is of no use. */
  clear(): void;
  /** Whether a change may be of this page's notes. */
  concerns(change: Change): boolean;
}

export interface NotesDeps {
  readonly ask: (issues: readonly IssueDescription[]) => Promise<PageNotes>;
  /** What the page says of its issues now. */
  readonly describe: () => readonly IssueDescription[];
  /** How many issues the page holds: at each change, so nothing of them is described for it. */
  readonly issueCount: () => number;
  readonly changed: () => void;
}

export function createNotesModel(deps: NotesDeps, signal: AbortSignal): NotesModel {
  const { ask, describe, issueCount, changed } = deps;
  let notes = NO_NOTES;
  let turn = 0;
  /** Issues that were asked about once and are not the page's. */
  const foreign = new Set<IssueId>();

  const isOurs = (id: IssueId): boolean => {
    if (notes.issues.includes(id)) return true;
    if (foreign.has(id) || notes.issues.length >= issueCount()) return false;
    // An issue that was stored just now may be one of ours; asked once, it is known.
    foreign.add(id);
    return true;
  };
  return {
    get notes() {
      return notes;
    },
    async reload() {
      const mine = ++turn;
      const issues = describe();
      const answer = issues.length === 0 ? NO_NOTES : await ask(issues);
      if (mine !== turn || signal.aborted) return;
      notes = answer;
      changed();
    },
    upsert(note) {
      notes = { ...notes, notes: [...notes.notes.filter(({ id }) => id !== note.id), note] };
      changed();
    },
    clear() {
      notes = NO_NOTES;
    },
    concerns(change) {
      // Issues without notes: addresses were joined or kept apart, and ours may be among them.
      const isJoined = change.annotations.length === 0 && change.issues.length > 0;
      return change.tags || isJoined || change.issues.some(isOurs);
    },
  };
}
