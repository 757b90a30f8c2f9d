/** An environment for the library: a real store, a view and a browser that writes down what it is told. */
import { signal, type Signal } from '@preact/signals';
import { keepIndex } from '../../../src/store/index/build.ts';
import { createToaster } from '../../../src/ui/components/Toast.tsx';
import type { OutgoingFile } from '../../../src/ui/download.ts';
import { createLibrary, type Library } from '../../../src/ui/library/model/model.ts';
import { parseView, type View } from '../../../src/ui/library/model/view.ts';
import { emptyLibrary, type TestLibrary } from '../test-library.ts';
import { TestLocks } from '../leftovers.ts';

export interface LibraryTest extends TestLibrary {
  readonly library: Library;
  readonly view: Signal<View>;
  /** Everything that the library asked of the browser, in order. */
  readonly done: string[];
  readonly files: OutgoingFile[];
  /** Ends the page's lifetime. */
  readonly leave: () => void;
}

/** @param fragment the page's address after `#` */
export function libraryTest(testLibrary: TestLibrary = emptyLibrary(), fragment = ''): LibraryTest {
  const lifetime = new AbortController();
  const view = signal(parseView(fragment));
  const done: string[] = [];
  const files: OutgoingFile[] = [];
  const library = createLibrary({
    store: testLibrary.store,
    onChange: testLibrary.onChange,
    lifetime: lifetime.signal,
    toaster: createToaster(),
    leftovers: new TestLocks().page().leftovers,
    now: () => new Date('2026-11-22T12:00:00.000Z'),
    view,
    storageUse: async () => ({ bytes: 14_200_000, kept: true }),
    keepIndex: async () => void (await keepIndex(testLibrary.store)),
    openAddress: async (address) => void done.push(`opened ${address}`),
    copy: async (text) => void done.push(`copied ${text}`),
    download: (file) => files.push(file),
  });
  return { ...testLibrary, library, view, done, files, leave: () => lifetime.abort() };
}
