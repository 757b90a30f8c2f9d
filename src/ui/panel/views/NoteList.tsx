/** The notes in the order of the text, and apart from them those that are not in it. */
import { useComputed, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AnnotationId, IssueDescription } from '../../../core/model.ts';
import { lazyView, loadLazy } from './lazy-views.tsx';
import type { Panel } from '../model/model.ts';
import { NoteCards } from './NoteCards.tsx';
import { LOST, LOST_TITLES, type Lost } from '../../notes/order.ts';
import '../../styles/note-list.css';

interface ListProps {
  readonly panel: Panel;
  readonly issue: IssueDescription;
}

/** What it means to be in a section of notes that are not painted. */
const LOST_HINTS: Readonly<Record<Lost, string>> = {
  uncertain: 'The text has changed. Say where they are now.',
  waiting: 'This part of the issue is not loaded.',
  missing: 'The text has changed.',
};

const FirstUse = lazyView((all) => all.FirstUse);

/** From here on notes out of sight are not laid out. */
const MANY = 100;

export function NoteList({ panel, issue }: ListProps) {
  const { notes, active } = panel;
  const main = useRef<HTMLElement>(null);
  const hovered = useRef(false);
  const sections = notes.sections.value;
  // “No notes yet” would contradict the question whether it was marked elsewhere.
  const isAsked = panel.writer.value?.duplicate.question.value !== undefined;
  const entry = useComputed((): AnnotationId | undefined => {
    const all = notes.all.value;
    const id = active.note.value?.id;
    return all.some(({ annotation }) => annotation.id === id) ? id : all[0]?.annotation.id;
  });

  useSignalEffect(() => {
    const now = active.note.value;
    if (now?.by !== 'page' || hovered.current) return;
    if (main.current?.contains(document.activeElement) && document.hasFocus()) return;
    const follow = async (): Promise<void> => {
      const { bringIntoSight } = await loadLazy();
      const card = main.current?.querySelector(`[data-item="${CSS.escape(now.id)}"]`);
      if (card && main.current) bringIntoSight(card, main.current);
    };
    void follow();
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
      {sections.found.length > 0 && (
        <NoteCards {...{ panel, issue, entry }} views={sections.found} lost={false} />
      )}
      {LOST.filter((verdict) => sections[verdict].length > 0).map((verdict) => {
        return (
          <section key={verdict} class="orphans" aria-labelledby={verdict}>
            <h2 class="caption" id={verdict}>
              {LOST_TITLES[verdict]} <span class="section-count">{sections[verdict].length}</span>
            </h2>
            <p class="section-hint">{LOST_HINTS[verdict]}</p>
            <NoteCards {...{ panel, issue, entry }} views={sections[verdict]} lost />
          </section>
        );
      })}
    </main>
  );
}
