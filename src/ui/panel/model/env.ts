/** What the panel needs of the world around it; main.tsx hands it over, a test its own. */
import type { ReadonlySignal } from '@preact/signals';
import type { Address, AnnotationId, Target } from '../../../core/model.ts';
import type { Choice, PageState, Settings, Wording } from '../../../platform/contract.ts';
import type { Store } from '../../../store/store.ts';
import type { Toaster } from '../../components/Toast.tsx';
import type { OutgoingFile } from '../../download.ts';
import type { OnChange } from '../../live.ts';
import type { Leftovers } from '../../leftovers.ts';

/** What the page tells: nothing yet, that nobody of ours is there, or what is being read. */
export type PageStatus = 'waiting' | 'disconnected' | PageState;

/** The page that is told about; each answers with an error where it has gone. */
export interface PageLine {
  /** Scrolls to a passage and flashes it; false where it is not painted. */
  readonly reveal: (id: AnnotationId) => Promise<boolean>;
  /** How the places where a passage is, or may be, read now. */
  readonly readCandidates: (id: AnnotationId) => Promise<readonly Wording[]>;
  /** Scrolls to one of them and flashes it; false where it is gone. */
  readonly revealCandidate: (choice: Choice) => Promise<boolean>;
  /** Describes one of them as a note's target; null where it is gone. */
  readonly describeCandidate: (choice: Choice) => Promise<Target | null>;
  /** Scrolls to the beginning of another issue of the page. */
  readonly revealIssue: (address: Address) => Promise<boolean>;
  readonly clearSelection: () => Promise<void>;
  readonly takeFocus: () => Promise<void>;
}

export interface PanelEnv {
  /** Ends with the panel. */
  readonly lifetime: AbortSignal;
  readonly store: Store;
  readonly onChange: OnChange;
  readonly toaster: Toaster;
  /** The id of the browser's window that the panel is in, and those of all that are open. */
  readonly window: number;
  readonly openWindows: () => Promise<readonly number[]>;
  /** Where everything typed is left until it is saved. */
  readonly leftovers: Leftovers;
  readonly now: () => Date;
  readonly pageStatus: ReadonlySignal<PageStatus>;
  readonly page: PageLine;
  readonly settings: ReadonlySignal<Settings>;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  /** Opens a page of the extension: `library.html`. */
  readonly openPage: (page: string) => Promise<void>;
  readonly copy: (text: string) => Promise<void>;
  readonly download: (file: OutgoingFile) => void;
}
