/** Live questions to the store: a signal that answers again whenever something it shows has changed. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Change } from '../core/model.ts';

/** The answer to a question that takes time. */
export type Loadable<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: Error };

/** Calls `listener` after each change until `signal` aborts, as `platform/change-events.ts` does. */
export type OnChange = (listener: (change: Change) => void, signal: AbortSignal) => void;

/** What was thrown, as an `Error`. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** The value of an answer that has come, otherwise `undefined`. */
export function valueOf<Value>(answer: Loadable<Value>): Value | undefined {
  return answer.state === 'ready' ? answer.value : undefined;
}

/**
 * Asks while somebody watches the signal, and asks again after each change that touches the
 * question and after each change of a signal that `read` looked at before its first `await`.
 *
 * It listens before it reads, so no change falls between. While it asks again, the last answer
 * stays (nothing flickers). Changes that come during a reading lead to one more reading, not to
 * one each; an answer to a question that has changed meanwhile is dropped.
 * @param read gets a signal that aborts once its answer is no longer wanted.
 * @param touches whether a change may alter the answer; called outside of any tracking.
 */
export function liveQuery<Value>(
  read: (signal: AbortSignal) => Promise<Value>,
  touches: (change: Change) => boolean,
  onChange: OnChange,
): ReadonlySignal<Loadable<Value>> {
  let watching: AbortController | undefined;

  const ask = (lifetime: AbortSignal): void => {
    const asked = signal(0);
    let reading = false;
    let again = false;
    const answered = (turn: AbortSignal, next: Loadable<Value>): void => {
      if (turn.aborted) return;
      reading = false;
      answer.value = next;
      if (!again) return;
      again = false;
      asked.value += 1;
    };
    onChange((change) => {
      if (!touches(change)) return;
      if (reading) again = true;
      else asked.value += 1;
    }, lifetime);
    const stop = effect(() => {
      void asked.value;
      const turn = new AbortController();
      reading = true;
      again = false;
      // An async function turns what `read` throws before its first await into a rejection.
      const answers = (async () => read(turn.signal))();
      answers.then(
        (value) => answered(turn.signal, { state: 'ready', value }),
        (thrown: unknown) => answered(turn.signal, { state: 'failed', error: toError(thrown) }),
      );
      return () => turn.abort();
    });
    lifetime.addEventListener('abort', stop);
  };

  const answer = signal<Loadable<Value>>(
    { state: 'loading' },
    {
      watched() {
        watching = new AbortController();
        ask(watching.signal);
      },
      unwatched() {
        watching?.abort();
        watching = undefined;
      },
    },
  );
  return answer;
}
