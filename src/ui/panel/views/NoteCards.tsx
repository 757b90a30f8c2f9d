/** A list of notes, one card each. */
import type { ReadonlySignal } from '@preact/signals';
import type { AnnotationId, IssueDescription } from '../../../core/model.ts';
import type { Panel } from '../model/model.ts';
import { NoteCard } from './NoteCard.tsx';
import type { NoteView } from '../../notes/listed.ts';
import '../../styles/note-list.css';

export interface CardsProps {
  readonly panel: Panel;
  readonly issue: IssueDescription;
  readonly views: readonly NoteView[];
  /** Whether their passages are not painted on the page now. */
  readonly lost: boolean;
  /** The note that the Tab key comes to. */
  readonly entry: ReadonlySignal<AnnotationId | undefined>;
}

export function NoteCards({ panel, issue, views, lost, entry }: CardsProps) {
  return (
    <ol class="notes" role="list">
      {views.map((view) => (
        <li key={view.annotation.id} class="note-item">
          <NoteCard panel={panel} view={view} lost={lost} entry={entry} language={issue.language} />
        </li>
      ))}
    </ol>
  );
}
