/** What the library's list shows, in a sentence. */
import { countOf } from '../../format-size.ts';
import type { Groups } from './groups.ts';
import type { Shelves } from './shelves.ts';
import type { View } from './view.ts';

function found({ groups, more }: Groups): string {
  const notes = groups.reduce((sum, group) => sum + group.notes.length, 0);
  const least = more ? 'At least ' : '';
  return `${least}${countOf(notes, 'note')} found in ${countOf(groups.length, 'issue')}.`;
}

/** The sentence below the shelf's name; empty while it cannot be known. */
export function summaryOf(
  { shelf, query }: View,
  shelves: Shelves | undefined,
  groups: Groups | undefined,
): string {
  if (query.trim() !== '') return groups === undefined ? '' : found(groups);
  if (shelves === undefined) return '';
  if (shelf.kind === 'bin') return 'What you throw away stays here for 30 days.';
  if (shelf.kind === 'all') {
    const { annotations, issues, publications } = shelves;
    if (annotations === 0) return '';
    const of = countOf(publications.length, 'publication');
    return `${countOf(annotations, 'passage')} in ${countOf(issues, 'issue')} of ${of}.`;
  }
  if (shelf.kind === 'publication') {
    const here = shelves.publications.find(({ publication }) => publication.id === shelf.id);
    return here === undefined
      ? ''
      : `${countOf(here.annotations, 'passage')} in ${countOf(here.issues, 'issue')}.`;
  }
  if (shelf.kind === 'tag') {
    const here = shelves.tags.find(({ tag }) => tag.id === shelf.id);
    return here === undefined ? '' : `${countOf(here.count, 'passage')}.`;
  }
  return 'Passages without a tag.';
}
