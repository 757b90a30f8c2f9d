/**
 * The whole library out to a file and back in, for the settings and the library. What reads and
 * writes the files is loaded when it is needed: few visits need it.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Unreadable } from '../../../core/formats/reading/model.ts';
import type { Imported } from '../../../store/archive/import.ts';
import type { Store } from '../../../store/store.ts';
import type { OutgoingFile } from '../../download.ts';
import { toError } from '../../live.ts';
import { countOf } from '../../format-size.ts';
import type { ReadLibrary, transfer } from './transfer.ts';

/** How the last export or import goes or went. */
export type Transfer =
  | { readonly state: 'none' }
  | {
      readonly state: 'busy';
      readonly what: 'export' | 'read' | 'import' | 'undo' | 'redo';
      /** How much of it is done, from 0 to 1, where that is known. */
      readonly done?: number;
      /** Absent where it cannot be stopped. */
      readonly cancel?: () => void;
    }
  | { readonly state: 'exported'; readonly name: string; readonly bytes: number }
  /** A file was read, and waits for the reader's word. */
  | ({ readonly state: 'read'; readonly name: string } & ReadLibrary)
  | {
      readonly state: 'imported';
      readonly name: string;
      readonly counts: Imported;
      /** Parts of a file of another tool that could not be read. */
      readonly unreadable: readonly Unreadable[];
      /** Absent where nothing was written. */
      readonly undo?: () => Promise<void>;
    }
  /** The import was taken back or done again. */
  | { readonly state: 'reverted'; readonly text: string; readonly back?: Way }
  | { readonly state: 'cancelled'; readonly text: string }
  | { readonly state: 'failed'; readonly title: string; readonly error: Error };

interface Way {
  readonly label: string;
  readonly run: () => void;
}

export interface DataEnv {
  readonly store: Store;
  readonly now: () => Date;
  readonly download: (file: OutgoingFile) => void;
}

export interface Data {
  readonly last: ReadonlySignal<Transfer>;
  readonly exportAll: () => Promise<void>;
  /** Reads a file that the reader chose, of Postil or of another tool, and says what it would change. */
  readonly readFile: (file: File) => Promise<void>;
  /** Imports what was read. */
  readonly importRead: () => Promise<void>;
  readonly dismiss: () => void;
}

/** An import's outcome as a sentence. */
export function importedSentence({ added, changed, same }: Imported): string {
  if (added === 0 && changed === 0) {
    return same === 0 ? 'There was no note in it.' : `You had all of it already: ${countOf(same, 'note')}.`;
  }
  const parts = [`${countOf(added, 'note')} added`];
  if (changed > 0) parts.push(`${changed.toLocaleString('en')} updated`);
  if (same > 0) parts.push(`${same.toLocaleString('en')} you had already`);
  return `${parts.join(', ')}.`;
}

const CANCELLED = 'Cancelled: everything is as it was.';

type Busy = Extract<Transfer, { state: 'busy' }>['what'];

interface Running {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/** Runs one piece of work at a time, with its progress and its end in `last`. */
function createRunner(last: { value: Transfer }) {
  /** @param title what is said above the reason where it fails */
  return async (
    what: Busy,
    title: string,
    work: (load: typeof transfer, running: Running) => Promise<Transfer>,
    { cancellable = true } = {},
  ): Promise<void> => {
    const controller = new AbortController();
    const cancel = cancellable ? { cancel: () => controller.abort() } : {};
    last.value = { state: 'busy', what, ...cancel };
    try {
      const { transfer: loaded } = await import('./transfer.ts');
      last.value = await work(loaded, {
        signal: controller.signal,
        onProgress: (done) => (last.value = { state: 'busy', what, done, ...cancel }),
      });
    } catch (thrown) {
      last.value = controller.signal.aborted
        ? { state: 'cancelled', text: CANCELLED }
        : { state: 'failed', title, error: toError(thrown) };
    }
  };
}

export function createData({ store, now, download }: DataEnv): Data {
  const last = signal<Transfer>({ state: 'none' });
  const run = createRunner(last);
  const revert = (direction: 'undo' | 'redo', act: number): Promise<void> =>
    run(
      direction,
      direction === 'undo' ? 'The import could not be undone.' : 'The import could not be done again.',
      async (load, { onProgress }) => {
        const reverted = await load[direction](store, {
          act,
          onProgress: (done, total) => onProgress(total === 0 ? 1 : done / total),
        });
        const back = (): void => void revert(direction === 'undo' ? 'redo' : 'undo', act);
        const { text, action } = load.revertToast(direction, reverted, back);
        return { state: 'reverted', text, ...(action && { back: action }) };
      },
      { cancellable: false },
    );
  return {
    last,
    exportAll: () =>
      run('export', 'The library could not be exported.', async (load, running) => {
        const content = await load.exportArchive(store, running);
        const name = `Postil ${now().toISOString().slice(0, 10)}.ndjson.gz`;
        download({ name, content });
        return { state: 'exported', name, bytes: content.size };
      }),
    readFile: (file) =>
      run('read', `Nothing was imported from “${file.name}”.`, async (load, running) => {
        const { name } = file;
        const found = await load.readLibrary(store, file, running);
        const { merge, unreadable } = found;
        return merge.writes
          ? { state: 'read', name, ...found }
          : { state: 'imported', name, counts: merge, unreadable };
      }),
    async importRead() {
      const read = last.peek();
      if (read.state !== 'read') return;
      const { name, library, unreadable } = read;
      await run('import', `Nothing was imported from “${name}”.`, async (load, running) => {
        const { act, ...counts } = await load.importArchive(store, library, running);
        const undo = act === undefined ? {} : { undo: () => revert('undo', act) };
        return { state: 'imported', name, counts, unreadable, ...undo };
      });
    },
    dismiss: () => (last.value = { state: 'none' }),
  };
}
