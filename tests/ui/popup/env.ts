/** An environment for the popup: a real store, a tab and a page that say what a test wants. */
import { signal, type Signal } from '@preact/signals';
import type { AnnotationId, IssueDescription } from '../../../src/core/model.ts';
import type { NotePosition, PageState, Settings } from '../../../src/platform/contract.ts';
import { createToaster } from '../../../src/ui/components/Toast.tsx';
import type { OutgoingFile } from '../../../src/ui/download.ts';
import { createPopup, type Popup } from '../../../src/ui/popup/model/model.ts';
import type { OpenTab, PageStatus } from '../../../src/ui/popup/model/env.ts';
import { TestLocks } from '../leftovers.ts';
import { emptyLibrary, type TestLibrary } from '../test-library.ts';

export interface PopupTest extends TestLibrary {
  readonly popup: Popup;
  readonly pageStatus: Signal<PageStatus>;
  readonly settings: Signal<Settings>;
  /** Everything that the popup asked of the browser, in order. */
  readonly done: string[];
  readonly files: OutgoingFile[];
  /** The notes that the page would reveal. */
  readonly painted: Set<AnnotationId>;
  /** Whether the browser lets the panel open and the content script in. */
  readonly browser: {
    opensPanel: boolean;
    letsIn: boolean;
    grants: boolean;
    document: string;
    looks: number;
  };
  readonly sites: Signal<readonly string[]>;
}

export function readingOf(issue: IssueDescription, places: readonly NotePosition[] = []): PageState {
  return { issues: [issue], current: 0, places, inView: null, selection: null, focus: null };
}

/** A place from `start` to `end`, in fractions of the issue. */
export function placeAt(id: AnnotationId, start: number, end: number): NotePosition {
  return { id, verdict: 'unchanged', span: [start, end], candidates: [] };
}

export function popupTest(
  testLibrary: TestLibrary = emptyLibrary(),
  tab: OpenTab = { address: 'https://www.site.example/post', title: 'A post' },
): PopupTest {
  const pageStatus = signal<PageStatus>('waiting');
  const settings = signal<Settings>({ toolbar: 'bar', highlighter: null, never: [] });
  const done: string[] = [];
  const files: OutgoingFile[] = [];
  const painted = new Set<AnnotationId>();
  const browser = { opensPanel: true, letsIn: true, grants: true, document: 'text/html', looks: 0 };
  const sites = signal<readonly string[]>(['https://*.substack.com/*']);
  const lifetime = new AbortController();
  const popup = createPopup({
    lifetime: lifetime.signal,
    store: testLibrary.store,
    onChange: testLibrary.onChange,
    toaster: createToaster(),
    leftovers: new TestLocks().page().leftovers,
    now: () => new Date('2026-11-22T12:00:00.000Z'),
    tab,
    pageStatus,
    sites,
    settings,
    changeSettings: async (change) => void (settings.value = { ...settings.value, ...change }),
    openPanel: async () => browser.opensPanel,
    requestSites: async (patterns) => {
      done.push(`asked for ${patterns.join()}`);
      if (browser.grants) sites.value = [...sites.value, ...patterns];
      return browser.grants;
    },
    blockSite: async (host) => {
      settings.value = { ...settings.value, never: [...settings.value.never, host] };
    },
    allowSite: async (host) => {
      settings.value = { ...settings.value, never: settings.value.never.filter((other) => other !== host) };
    },
    reveal: async (id) => painted.has(id),
    runInPage: async () => {
      browser.looks += 1;
      return browser.document;
    },
    annotate: async () => {
      if (!browser.letsIn) throw new Error('Cannot access contents of the page.');
      done.push('annotated');
    },
    openAddress: async (address) => void done.push(`opened ${address}`),
    openPage: async (page) => void done.push(`page ${page}`),
    copy: async (text) => void done.push(`copied ${text}`),
    download: (file) => files.push(file),
    handSearch: (query) => done.push(`handed ${query}`),
    loadStyles: async () => undefined,
    close: () => done.push('closed'),
  });
  return { ...testLibrary, popup, pageStatus, settings, sites, done, files, painted, browser };
}
