/** A library to test the extension's pages on: the real store on fake-indexeddb, with change events of its own. */
import * as fakes from 'fake-indexeddb';
import { effect, type ReadonlySignal } from '@preact/signals';
import { vi } from 'vitest';
import type {
  Address,
  AnnotationId,
  Change,
  IssueDescription,
  IsoTime,
  PublicationId,
  TagId,
} from '../../src/core/model.ts';
import { createAnnotation } from '../../src/store/annotations.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { valueOf, type OnChange, type Loadable } from '../../src/ui/live.ts';

Object.assign(globalThis, fakes);

export interface TestLibrary {
  readonly store: Store;
  readonly onChange: OnChange;
  /** Sets the time that the store writes from now on. */
  readonly at: (time: string) => void;
}

/** An empty library, apart from the starter tags. */
export function emptyLibrary(): TestLibrary {
  globalThis.indexedDB = new fakes.IDBFactory();
  const listeners = new Set<(change: Change) => void>();
  let now = '2026-11-22T09:00:00.000Z';
  let ids = 0;
  const store = openStore({
    announce: async (change) => {
      for (const listener of listeners) listener(change);
    },
    remember: async () => undefined,
    now: () => now as IsoTime,
    newId: () => `id-${(ids += 1)}`,
  });
  const onChange: OnChange = (listener, signal) => {
    listeners.add(listener);
    signal.addEventListener('abort', () => listeners.delete(listener));
  };
  return { store, onChange, at: (time) => (now = time) };
}

/** An issue of a made-up publication, `name` its slug and title. */
export function issueOf(publication: string, name: string): IssueDescription {
  return {
    address: `https://${publication}.example/p/${name}` as Address,
    title: `On ${name}`,
    publication: { id: `${publication}.example` as PublicationId, name: publication },
    authors: ['Ada Author'],
  };
}

/** Marks a passage that begins at `start` of its issue. */
export async function mark(
  { store }: TestLibrary,
  issue: IssueDescription,
  quote: string,
  start: number,
  more: { readonly tags?: readonly string[]; readonly comment?: string } = {},
): Promise<AnnotationId> {
  const { annotation } = await createAnnotation(store, {
    issue,
    target: {
      source: issue.address,
      selector: [
        { type: 'TextQuoteSelector', exact: quote, prefix: 'before it ', suffix: ' after it' },
        { type: 'TextPositionSelector', start, end: start + quote.length },
      ],
    },
    tags: (more.tags ?? []) as TagId[],
    comment: more.comment ?? '',
  });
  return annotation.id;
}

/** Resolves once a signal satisfies `holds`; watches it until then. */
export function until<Value>(
  watched: ReadonlySignal<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  return new Promise((resolve) => {
    let done = false;
    const stop = effect(() => {
      const { value } = watched;
      if (done || !holds(value)) return;
      done = true;
      queueMicrotask(() => stop());
      resolve(value);
    });
  });
}

/** The first answer to a live question that satisfies `holds`. @throws its error */
export async function answerOf<Value>(
  question: ReadonlySignal<Loadable<Value>>,
  holds: (value: Value) => boolean = () => true,
): Promise<Value> {
  const answer = await until(
    question,
    (now) => now.state !== 'loading' && (now.state === 'failed' || holds(now.value)),
  );
  if (answer.state === 'failed') throw answer.error;
  return valueOf(answer) as Value;
}

/** Waits until what is drawn is as it should be. @throws what `check` threw last, after 5 s */
export function seen(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 5_000, interval: 5 });
}
