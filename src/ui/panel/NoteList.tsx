/** The notes in the order of the text, and apart from them those that are not in it. */
import { useComputed, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AnnotationId, IssueDescription } from '../../core/model.ts';
import { later } from './later.tsx';
import type { Panel } from './model.ts';
import { NoteCard } from './NoteCard.tsx';
import type { NoteView } from './notes.ts';
import { LOST, type Lost } from './order.ts';
import { bringIntoSight } from './scroll.ts';
import './note-list.css';

interface ListProps {
  readonly panel: Panel;
  readonly issue: IssueDescription;
}

interface PartProps extends ListProps {
  readonly views: readonly NoteView[];
  readonly verdict: 'found' | Lost;
  readonly entry: ReadonlySignal<AnnotationId | undefined>;
}

/** The sections of notes that are not painted: what they are called, and what that means. */
const LOST_WORDS: Readonly<Record<Lost, readonly [title: string, hint: string]>> = {
  uncertain: ['Perhaps here', 'The text has changed. Choose where a passage is now, or leave it for later.'],
  waiting: ['Waiting for the rest', 'This part of the issue is not loaded. The notes wait for it.'],
  missing: ['Not found on this page', 'The text has changed so much that the passage is gone, or elsewhere.'],
};

const FirstUse = later((all) => all.FirstUse);

/** From here on notes out of sight are not laid out. */
const MANY = 100;

function Part({ panel, issue, views, verdict, entry }: PartProps) {
  return (
    <ol class="notes" role="list">
      {views.map((view) => (
        <li key={view.annotation.id} class="note-item">
          <NoteCard
            panel={panel}
            view={view}
            lost={verdict !== 'found'}
            entry={entry}
            language={issue.language}
          />
        </li>
      ))}
    </ol>
  );
}

export function NoteList({ panel, issue }: ListProps) {
  const { notes, active } = panel;
  const main = useRef<HTMLElement>(null);
  const hovered = useRef(false);
  const sections = notes.sections.value;
  const entry = useComputed((): AnnotationId | undefined => {
    const all = notes.all.value;
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
      {notes.count.value === 0 && <FirstUse tags={notes.tags.value} />}
      {sections.found.length > 0 && (
        <Part {...{ panel, issue, entry }} views={sections.found} verdict="found" />
      )}
      {LOST.filter((verdict) => sections[verdict].length > 0).map((verdict) => {
        const [title, hint] = LOST_WORDS[verdict];
        return (
          <section key={verdict} class="orphans" aria-labelledby={verdict}>
            <h2 class="caption" id={verdict}>
              {title} <span class="section-count">{sections[verdict].length}</span>
            </h2>
            <p class="section-hint">{hint}</p>
            <Part {...{ panel, issue, entry }} views={sections[verdict]} verdict={verdict} />
          </section>
        );
      })}
    </main>
  );
}
