/** What the library's list shows, in a sentence. */
import { countOf } from '../../format-size.ts';
import type { Groups } from './groups.ts';
import type { Filters } from './filters.ts';
import type { View } from './view.ts';

function found({ groups, more }: Groups): string {
  const notes = groups.reduce((sum, group) => sum + group.notes.length, 0);
  const least = more ? 'At least ' : '';
  return `${least}${countOf(notes, 'note')} found in ${countOf(groups.length, 'issue')}.`;
}

/** The sentence below the filter's name; empty while it cannot be known. */
export function summaryOf(
  { filter, query }: View,
  filters: Filters | undefined,
  groups: Groups | undefined,
): string {
  if (query.trim() !== '') return groups === undefined ? '' : found(groups);
  if (filters === undefined) return '';
  if (filter.kind === 'bin') return 'What you throw away stays here for 30 days.';
  if (filter.kind === 'all') {
    const { annotations, issues, publications } = filters;
    if (annotations === 0) return '';
    const of = countOf(publications.length, 'publication');
    return `${countOf(annotations, 'passage')} in ${countOf(issues, 'issue')} of ${of}.`;
  }
  if (filter.kind === 'publication') {
    const here = filters.publications.find(({ publication }) => publication.id === filter.id);
    return here === undefined
      ? ''
      : `${countOf(here.annotations, 'passage')} in ${countOf(here.issues, 'issue')}.`;
  }
  if (filter.kind === 'tag') {
    const here = filters.tags.find(({ tag }) => tag.id === filter.id);
    return here === undefined ? '' : `${countOf(here.count, 'passage')}.`;
  }
  return 'Passages without a tag.';
}
