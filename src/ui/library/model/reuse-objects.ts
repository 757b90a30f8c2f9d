/** Keeps what did not change the same object between two answers, so that it is not drawn again. */
import type { Group, Groups } from './read-issues.ts';

interface Dated {
  readonly modified: string;
}

function kept<Item extends Dated>(before: Item | undefined, now: Item): Item {
  return before !== undefined && before.modified === now.modified ? before : now;
}

function keptGroup(before: Group | undefined, now: Group): Group {
  if (before === undefined) return now;
  const known = new Map(before.notes.map((note) => [note.id, note]));
  const notes = now.notes.map((note) => kept(known.get(note.id), note));
  const issue = kept(before.issue, now.issue);
  const publication = kept(before.publication, now.publication);
  const same =
    issue === before.issue &&
    publication === before.publication &&
    notes.length === before.notes.length &&
    notes.every((note, index) => note === before.notes[index]);
  return same ? before : { issue, publication, notes };
}

/** The new answer, with the objects of the one before wherever they say the same. */
export function reuse(before: Groups | undefined, now: Groups): Groups {
  if (before === undefined) return now;
  const known = new Map(before.groups.map((group) => [group.issue.id, group]));
  return { ...now, groups: now.groups.map((group) => keptGroup(known.get(group.issue.id), group)) };
}
