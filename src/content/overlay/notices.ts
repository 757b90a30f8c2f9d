/** What Postil tells the reader in the page: toasts, hints, and what went wrong. */
import type { Beside, View } from './view.ts';
import { WORDS } from './strings.ts';

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
  hint(beside: Beside, text: string): void;
  /** Shows an error to the reader and to the console. */
  alarm(error: unknown): void;
  dismiss(): void;
}

export function createNotices(show: (change: Partial<View>) => void, signal: AbortSignal): Notices {
  const timers = { toast: 0, hint: 0 };
  const expire = (kind: 'toast' | 'hint', delay: number): void => {
    clearTimeout(timers[kind]);
    timers[kind] = window.setTimeout(() => show({ [kind]: undefined }), delay);
  };
  signal.addEventListener('abort', () => Object.values(timers).forEach((timer) => clearTimeout(timer)));

  const alarm = (error: unknown): void => {
    console.error('Postil:', error);
    const reason = error instanceof Error ? error.message : String(error);
    show({ toast: { text: WORDS.failed(reason), undo: undefined, alarm: true } });
    expire('toast', UNDOABLE);
  };
  return {
    toast(text, undo) {
      const back = undo && (() => void undo().catch(alarm));
      show({ toast: { text, undo: back, alarm: false } });
      expire('toast', undo ? UNDOABLE : BRIEF);
    },
    say: (text) => show({ spoken: text }),
    hint(beside, text) {
      show({ hint: { beside, text } });
      expire('hint', HINT);
    },
    alarm,
    dismiss: () => show({ toast: undefined }),
  };
}
