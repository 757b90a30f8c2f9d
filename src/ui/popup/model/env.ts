/** What the popup needs of the world around it; main.tsx hands it over, a test its own. */
import type { ReadonlySignal } from '@preact/signals';
import type { AnnotationId } from '../../../core/model.ts';
import type { PageState, Settings } from '../../../platform/contract.ts';
import type { Store } from '../../../store/store.ts';
import type { Toaster } from '../../components/Toast.tsx';
import type { OutgoingFile } from '../../download.ts';
import type { Leftovers } from '../../leftovers.ts';
import type { OnChange } from '../../live.ts';

/** The tab that the popup was opened over. */
export interface OpenTab {
  /** Its web address; undefined where it shows none, as the browser's own pages. */
  readonly address: string | undefined;
  readonly title: string;
}

/** What the page tells: nothing yet, that nobody of ours is there, or what is being read. */
export type PageStatus = 'waiting' | 'disconnected' | PageState;

export interface PopupEnv {
  /** Ends with the popup. */
  readonly lifetime: AbortSignal;
  readonly store: Store;
  readonly onChange: OnChange;
  readonly toaster: Toaster;
  /** Where everything typed is left until it is saved: a popup closes at any moment. */
  readonly leftovers: Leftovers;
  readonly now: () => Date;
  readonly tab: OpenTab;
  readonly pageStatus: ReadonlySignal<PageStatus>;
  /** The match patterns of the sites that Postil may see. */
  readonly sites: ReadonlySignal<readonly string[]>;
  readonly settings: ReadonlySignal<Settings>;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  /** Must be called first in a click's handler; false where the browser refuses. */
  readonly openPanel: () => Promise<boolean>;
  /** Asks the reader for match patterns. Must be called first in a click's handler; whether they are granted. */
  readonly requestSites: (patterns: readonly string[]) => Promise<boolean>;
  /** Keeps Postil out of a host, or lets it in again as far as it may see it. */
  readonly blockSite: (host: string) => Promise<void>;
  readonly allowSite: (host: string) => Promise<void>;
  /** Scrolls the page to a passage; false where it is not painted. */
  readonly reveal: (id: AnnotationId) => Promise<boolean>;
  /** Runs a function in the tab's page. @throws where the browser keeps extensions out. */
  readonly runInPage: (look: () => unknown) => Promise<unknown>;
  /** Brings the content script into the page. @throws where the browser keeps extensions out. */
  readonly annotate: () => Promise<void>;
  /** Opens a web address in a tab. */
  readonly openAddress: (address: string) => Promise<void>;
  /** Opens a page of the extension: `library.html`. */
  readonly openPage: (page: string) => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
  readonly download: (file: OutgoingFile) => void;
  /** Hands what is looked for to the library that is opened next. */
  readonly handSearch: (query: string) => void;
  /** Brings the style sheet of what is loaded later. */
  readonly loadStyles: () => Promise<void>;
  /** Closes the popup. */
  readonly close: () => void;
}
