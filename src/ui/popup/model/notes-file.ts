/** The notes of the issue being read, as Markdown to take out. */
import { fileName } from '../../../core/formats/file-name.ts';
import { issueMarkdown, type IssueNotes } from '../../../core/formats/markdown/markdown.ts';
import type { AnnotationId } from '../../../core/model.ts';
import type { NotePosition } from '../../../platform/contract.ts';
import { markdownFile, type OutgoingFile } from '../../download.ts';
import { asListed, inOrder } from '../../notes/order.ts';

export interface NotesFile {
  readonly text: string;
  readonly file: OutgoingFile;
}

/** @param places where the notes stand now: they come in the order of the text. */
export function notesFile(notes: IssueNotes, places: ReadonlyMap<AnnotationId, NotePosition>): NotesFile {
  const annotations = asListed(inOrder(notes.annotations, places));
  const text = issueMarkdown({ ...notes, annotations });
  return { text, file: markdownFile(fileName(notes.issue.title, 'md'), text) };
}
