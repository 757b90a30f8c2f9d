/** What the library needs of the world around it; main.tsx hands it over, a test its own. */
import type { Signal } from '@preact/signals';
import type { StorageUse } from '../../storage-use.ts';
import type { Store } from '../../../store/store.ts';
import type { Toaster } from '../../components/Toast.tsx';
import type { OutgoingFile } from '../../download.ts';
import type { OnChange } from '../../live.ts';
import type { View } from './view.ts';
import type { Leftovers } from '../../leftovers.ts';

export interface LibraryEnv {
  readonly store: Store;
  readonly onChange: OnChange;
  readonly toaster: Toaster;
  /** Ends with the page. */
  readonly lifetime: AbortSignal;
  readonly now: () => Date;
  /** Stands in the page's address. */
  readonly view: Signal<View>;
  /** Where everything typed is left until it is saved. */
  readonly leftovers: Leftovers;
  readonly storageUse: () => Promise<StorageUse>;
  /** Sees to the index of the notes; tells how far it is where it builds one. */
  readonly keepIndex: (onProgress: (done: number, total: number) => void) => Promise<void>;
  /** Opens a web address in a tab. */
  readonly openAddress: (address: string) => Promise<void>;
  readonly copy: (text: string, html?: string) => Promise<void>;
  readonly download: (file: OutgoingFile) => void;
}
