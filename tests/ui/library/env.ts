/** A world for the library: a real store, a view and a browser that writes down what it is told. */
import { signal, type Signal } from '@preact/signals';
import { createToaster } from '../../../src/ui/components/Toast.tsx';
import type { OutgoingFile } from '../../../src/ui/download.ts';
import { createLibrary, type Library } from '../../../src/ui/library/model/model.ts';
import { parseView, type View } from '../../../src/ui/library/model/view.ts';
import { emptyShelf, type Shelf } from '../shelf.ts';

export interface LibraryTest extends Shelf {
  readonly library: Library;
  readonly view: Signal<View>;
  /** Everything that the library did to the world, in order. */
  readonly done: string[];
  readonly files: OutgoingFile[];
  /** Ends the page's life. */
  readonly leave: () => void;
}

/** @param fragment the page's address after `#` */
export function libraryTest(shelf: Shelf = emptyShelf(), fragment = ''): LibraryTest {
  const life = new AbortController();
  const view = signal(parseView(fragment));
  const done: string[] = [];
  const files: OutgoingFile[] = [];
  const library = createLibrary({
    store: shelf.store,
    onChange: shelf.onChange,
    life: life.signal,
    toaster: createToaster(),
    now: () => new Date('2026-11-22T12:00:00.000Z'),
    view,
    storageUse: async () => ({ bytes: 14_200_000, kept: true }),
    openAddress: async (address) => void done.push(`opened ${address}`),
    copy: async (text) => void done.push(`copied ${text}`),
    download: (file) => files.push(file),
  });
  return { ...shelf, library, view, done, files, leave: () => life.abort() };
}
