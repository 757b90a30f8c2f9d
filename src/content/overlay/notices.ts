/** What Postil tells the reader in the page: toasts, hints, and what went wrong. */
import type { GetReference, View } from './view.ts';
import { STRINGS } from './strings.ts';

/** Milliseconds that a notice stays: long enough to read, and to undo. */
const BRIEF = 2500;
const UNDOABLE = 10_000;
const HINT = 8000;

export interface Notices {
  /** With a way back, it stays for ten seconds. */
  toast(text: string, undo?: () => Promise<void>): void;
  /** For screen readers alone: the mark itself tells the others. */
  say(text: string): void;
  /** A hint beside text. */
  hint(reference: GetReference, text: string): void;
  /** Shows an error to the reader and to the console. */
  alarm(error: unknown): void;
  dismiss(): void;
  /** Keeps the toast while the reader points at it or is in it (WCAG 2.2.1); let go, its time begins anew. */
  hold(held: boolean): void;
}

export function createNotices(show: (change: Partial<View>) => void, signal: AbortSignal): Notices {
  const timers = { toast: 0, hint: 0 };
  let stay = BRIEF;
  const expire = (kind: 'toast' | 'hint', delay: number): void => {
    clearTimeout(timers[kind]);
    if (kind === 'toast') stay = delay;
    timers[kind] = window.setTimeout(() => show({ [kind]: undefined }), delay);
  };
  signal.addEventListener('abort', () => Object.values(timers).forEach((timer) => clearTimeout(timer)));

  const alarm = (error: unknown): void => {
    console.error('Postil:', error);
    const reason = error instanceof Error ? error.message : String(error);
    show({ toast: { text: STRINGS.failed(reason), undo: undefined, alarm: true } });
    expire('toast', UNDOABLE);
  };
  return {
    toast(text, undo) {
      const back = undo && (() => void undo().catch(alarm));
      show({ toast: { text, undo: back, alarm: false } });
      expire('toast', undo ? UNDOABLE : BRIEF);
    },
    say: (text) => show({ announcement: text }),
    hint(reference, text) {
      show({ hint: { reference, text } });
      expire('hint', HINT);
    },
    alarm,
    dismiss: () => show({ toast: undefined }),
    hold(held) {
      if (held) clearTimeout(timers.toast);
      else expire('toast', stay);
    },
  };
}
