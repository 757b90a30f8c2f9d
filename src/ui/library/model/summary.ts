/** What the library's list shows, in a sentence. */
import { BIN_DAYS } from '../../../core/bin.ts';
import { countOf } from '../../format-size.ts';
import type { Groups } from './read-issues.ts';
import type { Filters } from './filters.ts';
import type { View } from './view.ts';

/** What the bin is, in a sentence. */
export const BIN_HINT = `Deleted notes stay here for ${BIN_DAYS} days.`;

function found({ groups, more }: Groups, total: number | undefined): string {
  const notes = groups.reduce((sum, group) => sum + group.notes.length, 0);
  if (more && total !== undefined) return `${countOf(total, 'note')} found.`;
  const least = more ? 'At least ' : '';
  return `${least}${countOf(notes, 'note')} found in ${countOf(groups.length, 'issue')}.`;
}

function standing({ groups, more }: Groups): string {
  const notes = groups.reduce((sum, group) => sum + group.notes.length, 0);
  if (notes === 0) return 'No notes here';
  return `${more ? 'The first ' : ''}${countOf(notes, 'note')} in ${countOf(groups.length, 'issue')}`;
}

/** The sentence below the filter's name; empty while it cannot be known. @param total once it is counted. */
export function summaryOf(
  { filter, query }: View,
  filters: Filters | undefined,
  groups: Groups | undefined,
  total: number | undefined,
): string {
  if (query.trim() !== '') return groups === undefined ? '' : found(groups, total);
  if (filters === undefined) return '';
  if (filter.kind === 'bin') return BIN_HINT;
  if (filter.kind === 'all') {
    const { annotations, issues, publications } = filters;
    if (annotations === 0) return '';
    const of = countOf(publications.length, 'publication');
    return `${countOf(annotations, 'note')} in ${countOf(issues, 'issue')} of ${of}.`;
  }
  if (filter.kind === 'publication') {
    const shown = filters.publications.find(({ publication }) => publication.id === filter.id);
    return shown === undefined
      ? ''
      : `${countOf(shown.annotations, 'note')} in ${countOf(shown.issues, 'issue')}.`;
  }
  if (filter.kind === 'matrix') return groups === undefined ? '' : standing(groups);
  if (filter.kind === 'tag') {
    const shown = filters.tags.find(({ tag }) => tag.id === filter.id);
    return shown === undefined ? '' : `${countOf(shown.count, 'note')}.`;
  }
  return `${countOf(filters.untagged, 'note')}.`;
}
