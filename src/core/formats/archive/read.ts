/** Postil’s own archive among the formats: every record, and what other formats have of it too. */
import { ArchiveError, parseArchive } from './archive.ts';
import type { Annotation, IssueId } from '../../model.ts';
import { passageOf } from '../passage.ts';
import type { Format } from '../reading/format.ts';
import { FormatError } from '../reading/model.ts';

export const postil: Format = {
  name: 'postil',
  label: 'Postil archive',
  recognise: ({ text }) => /^\s*\{\s*"format"\s*:\s*"postil"/.test(text.slice(0, 200)),
  read({ text }, into) {
    const archive = parsed(text);
    const names = new Map(archive.tags.map(({ id, name }) => [id, name]));
    const publications = new Map(archive.publications.map(({ id, name }) => [id, name]));
    const notes = new Map<IssueId, Annotation[]>();
    for (const note of archive.annotations) {
      if (note.deleted !== undefined) continue;
      const own = notes.get(note.issue);
      if (own === undefined) notes.set(note.issue, [note]);
      else own.push(note);
    }
    for (const issue of archive.issues) {
      const { title, authors, addresses, published, number, language } = issue;
      const source = {
        address: addresses[0],
        title,
        authors,
        publication: publications.get(issue.publication) ?? '',
        ...(published !== undefined && { published }),
        ...(number !== undefined && { number }),
        ...(language !== undefined && { language }),
      };
      for (const note of notes.get(issue.id) ?? []) {
        into.add(source, { ...noteOf(note), tags: note.tags.flatMap((id) => names.get(id) ?? []) }, 1);
      }
    }
  },
};

function noteOf({ id, target, comment, created, modified }: Annotation) {
  const [{ prefix, suffix }, { start }] = target.selector;
  return { id, passage: passageOf(target), prefix, suffix, start, comment, created, modified };
}

function parsed(text: string) {
  try {
    return parseArchive(text);
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw Object.assign(new FormatError(error.message, error.line ?? 1), { cause: error });
  }
}
