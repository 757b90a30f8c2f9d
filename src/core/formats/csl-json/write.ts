/** Issues as CSL-JSON, for reference managers and Pandoc. */
import type { IssueNotes } from '../markdown/markdown.ts';
import { issuesOf, type Writer } from '../reading/writer.ts';

/** @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
export const cslJsonWriter: Writer = {
  name: 'csl-json',
  label: 'CSL-JSON of the issues',
  type: 'application/vnd.citationstyles.csl+json',
  write(library) {
    const items = issuesOf(library).map(itemOf);
    return [{ name: 'Postil issues.json', text: `${JSON.stringify(items, null, 2)}\n` }];
  },
};

function itemOf({ issue, publication, annotations }: IssueNotes): object {
  const { id, title, authors, published, number, language, addresses } = issue;
  return {
    id,
    type: 'post-weblog',
    title,
    author: authors.map((literal) => ({ literal })),
    ...(published !== undefined && { issued: { 'date-parts': [published.split('-').map(Number)] } }),
    'container-title': publication.name,
    ...(number !== undefined && { number }),
    ...(language !== undefined && { language }),
    URL: addresses[0],
    note: `${annotations.length} ${annotations.length === 1 ? 'note' : 'notes'} in Postil`,
  };
}
