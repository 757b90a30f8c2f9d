/** The note that stands out: the one in view on the page, or the one that the reader chose here. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId } from '../../../core/model.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { PanelEnv } from './env.ts';

interface ActiveNote {
  readonly id: AnnotationId;
  /** What made it active: the scroll of the page, a choice in the list, or that it was just made. */
  readonly by: 'page' | 'reader' | 'new';
}

export interface Active {
  readonly note: ReadonlySignal<ActiveNote | undefined>;
  readonly choose: (id: AnnotationId, by?: 'reader' | 'new') => void;
  /** Chooses a note and shows its passage on the page. */
  readonly reveal: (id: AnnotationId) => Promise<void>;
}

/** How long the page's scrolling to a chosen passage may take, in milliseconds. */
const SCROLLING = 1_200;

export function createActive({ lifetime, page, now, toaster }: PanelEnv, currentIssue: CurrentIssue): Active {
  const note = signal<ActiveNote | undefined>();
  let chosenAt = -Infinity;
  const stop = effect(() => {
    const id = currentIssue.inView.value;
    const scrolling = now().getTime() - chosenAt < SCROLLING;
    if (id !== null && !scrolling && note.peek()?.id !== id) note.value = { id, by: 'page' };
  });
  lifetime.addEventListener('abort', stop);

  const choose = (id: AnnotationId, by: 'reader' | 'new' = 'reader'): void => {
    chosenAt = now().getTime();
    if (note.peek()?.id !== id) note.value = { id, by };
  };
  return {
    note,
    choose,
    async reveal(id) {
      choose(id);
      if (!(await page.reveal(id))) toaster.show({ text: 'This passage is not on the page now.' });
    },
  };
}
