/**
 * The whole library out to a file and back in, for the settings and the library. What reads and
 * writes the files is loaded when it is needed: few visits need it.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Unreadable } from '../../../core/formats/reading/model.ts';
import type { Imported } from '../../../store/archive.ts';
import type { Store } from '../../../store/store.ts';
import type { OutgoingFile } from '../../download.ts';
import { toError } from '../../live.ts';
import { countOf } from '../../format-size.ts';

/** How the last export or import went. */
export type Transfer =
  | { readonly state: 'none' }
  | { readonly state: 'busy'; readonly what: 'export' | 'import' }
  | { readonly state: 'exported'; readonly name: string; readonly bytes: number }
  | {
      readonly state: 'imported';
      readonly name: string;
      readonly counts: Imported;
      /** Parts of a file of another tool that could not be read. */
      readonly unreadable: readonly Unreadable[];
    }
  | { readonly state: 'failed'; readonly title: string; readonly error: Error };

export interface DataEnv {
  readonly store: Store;
  readonly now: () => Date;
  readonly download: (file: OutgoingFile) => void;
}

export interface Data {
  readonly last: ReadonlySignal<Transfer>;
  readonly exportAll: () => Promise<void>;
  /** Reads a file that the reader chose, of Postil or of another tool. */
  readonly importFile: (file: File) => Promise<void>;
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

export function createData({ store, now, download }: DataEnv): Data {
  const last = signal<Transfer>({ state: 'none' });
  const attempt = async (title: string, act: () => Promise<Transfer>): Promise<void> => {
    try {
      last.value = await act();
    } catch (thrown) {
      last.value = { state: 'failed', title, error: toError(thrown) };
    }
  };
  return {
    last,
    async exportAll() {
      last.value = { state: 'busy', what: 'export' };
      await attempt('The library could not be exported.', async () => {
        const { transfer } = await import('./transfer.ts');
        const content = await transfer.exportArchive(store);
        const name = `Postil ${now().toISOString().slice(0, 10)}.json`;
        download({ name, content });
        return { state: 'exported', name, bytes: content.size };
      });
    },
    async importFile(file) {
      last.value = { state: 'busy', what: 'import' };
      await attempt(`Nothing was imported from “${file.name}”.`, async () => {
        const { transfer } = await import('./transfer.ts');
        return { state: 'imported', name: file.name, ...(await transfer.importFile(store, file)) };
      });
    },
    dismiss: () => (last.value = { state: 'none' }),
  };
}
