/** The notes in the order of the text, and apart from them those that are not in it. */
import { useComputed, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AnnotationId, IssueDescription } from '../../core/model.ts';
import { later } from './later.tsx';
import type { Panel } from './model.ts';
import { NoteCard } from './NoteCard.tsx';
import type { NoteView } from './notes.ts';
import { bringIntoSight } from './scroll.ts';
import './note-list.css';

interface ListProps {
  readonly panel: Panel;
  readonly issue: IssueDescription;
}

interface PartProps extends ListProps {
  readonly views: readonly NoteView[];
  readonly missing: boolean;
  readonly entry: ReadonlySignal<AnnotationId | undefined>;
}

const FirstUse = later((all) => all.FirstUse);

/** From here on notes out of sight are not laid out. */
const MANY = 100;

function Part({ panel, issue, views, missing, entry }: PartProps) {
  return (
    <ol class="notes" role="list">
      {views.map((view) => (
        <li key={view.annotation.id} class="note-item">
          <NoteCard panel={panel} view={view} missing={missing} entry={entry} language={issue.language} />
        </li>
      ))}
    </ol>
  );
}

export function NoteList({ panel, issue }: ListProps) {
  const { notes, active } = panel;
  const main = useRef<HTMLElement>(null);
  const hovered = useRef(false);
  const found = notes.found.value;
  const missing = notes.missing.value;
  // “Nothing marked here yet” would contradict the question whether it was marked elsewhere.
  const isAsked = panel.desk.value?.same.question.value !== undefined;
  const entry = useComputed((): AnnotationId | undefined => {
    const all = [...notes.found.value, ...notes.missing.value];
    const id = active.note.value?.id;
    return all.some(({ annotation }) => annotation.id === id) ? id : all[0]?.annotation.id;
  });

  useSignalEffect(() => {
    const now = active.note.value;
    if (now?.by !== 'page' || hovered.current) return;
    if (main.current?.contains(document.activeElement) && document.hasFocus()) return;
    const card = main.current?.querySelector(`[data-note="${CSS.escape(now.id)}"]`);
    if (card && main.current) bringIntoSight(card, main.current);
  });

  return (
    <main
      ref={main}
      class={notes.count.value > MANY ? 'list long' : 'list'}
      tabIndex={-1}
      aria-label="Notes"
      onPointerEnter={() => (hovered.current = true)}
      onPointerLeave={() => (hovered.current = false)}
    >
      {notes.count.value === 0 && !isAsked && <FirstUse tags={notes.tags.value} />}
      {found.length > 0 && <Part {...{ panel, issue, entry }} views={found} missing={false} />}
      {missing.length > 0 && (
        <section class="orphans" aria-labelledby="orphans">
          <h2 class="caption" id="orphans">
            Not found on this page <span class="section-count">{missing.length}</span>
          </h2>
          <p class="section-hint">The text has changed, or this part of it is not loaded.</p>
          <Part {...{ panel, issue, entry }} views={missing} missing />
        </section>
      )}
    </main>
  );
}
