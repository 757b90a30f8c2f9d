/** A stage for the panel: a library, a page that tells what the test says, and a record of what was asked. */
import { effect, signal, type Signal } from '@preact/signals';
import type { AnnotationId, IssueDescription, TagId } from '../../../src/core/model.ts';
import type { LiveSelection, NotePosition, PageState, Settings } from '../../../src/platform/contract.ts';
import { createToaster } from '../../../src/ui/components/Toast.tsx';
import { createWriter, type Writer } from '../../../src/ui/panel/model/writer.ts';
import { createPanel, type Panel } from '../../../src/ui/panel/model/model.ts';
import type { PanelEnv, PageStatus } from '../../../src/ui/panel/model/env.ts';
import { afterEach } from 'vitest';
import { emptyLibrary, issueOf, mark, type TestLibrary } from '../test-library.ts';
import { TestLocks } from '../leftovers.ts';

export const ONE = issueOf('reads', 'seeds');
export const TWO = issueOf('reads', 'trains');
export const RISK = 'starter-risk' as TagId;
export const EVIDENCE = 'starter-evidence' as TagId;

export interface Stage {
  readonly testLibrary: TestLibrary;
  readonly panel: Panel;
  readonly pageStatus: Signal<PageStatus>;
  readonly settings: Signal<Settings>;
  /** What was asked of the page and the browser, in order. */
  readonly asked: string[];
  /** The panel's clock, in milliseconds. */
  readonly clock: { now: number };
  readonly lifetime: AbortController;
  /** Changes what the page tells. */
  readonly tell: (change: Partial<PageState>) => void;
}

export function reading(issues: readonly IssueDescription[], more: Partial<PageState> = {}): PageState {
  return { issues, current: 0, places: [], inView: null, selection: null, focus: null, ...more };
}

export function place(id: AnnotationId, start: number): NotePosition {
  return { id, verdict: 'unchanged', span: [start, start + 0.01], candidates: [] };
}

export function selected(issue: IssueDescription, exact: string, start = 500): LiveSelection {
  return {
    issue: issue.address,
    target: {
      source: issue.address,
      selector: [
        { type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' },
        { type: 'TextPositionSelector', start, end: start + exact.length },
      ],
    },
  };
}

/** The browser's windows: the panel's own, and all that are open. */
interface Windows {
  readonly window?: number;
  readonly open?: readonly number[];
}

/** @param testLibrary a library that is there already; else an empty one. */
export function stage(first: PageStatus, testLibrary = emptyLibrary(), windows: Windows = {}): Stage {
  const pageStatus = signal<PageStatus>(first);
  const settings = signal<Settings>({ toolbar: 'bar', highlighter: null, never: [] });
  const asked: string[] = [];
  const clock = { now: Date.UTC(2026, 10, 22, 12) };
  const lifetime = new AbortController();
  const env: PanelEnv = {
    lifetime: lifetime.signal,
    store: testLibrary.store,
    onChange: testLibrary.onChange,
    toaster: createToaster(),
    window: windows.window ?? 1,
    openWindows: async () => windows.open ?? [1],
    leftovers: new TestLocks().page().leftovers,
    now: () => new Date(clock.now),
    pageStatus,
    page: {
      reveal: async (id) => {
        asked.push(`reveal ${id}`);
        return id !== 'unpainted';
      },
      readCandidates: async (id) => {
        asked.push(`read ${id}`);
        return [{ before: 'just before', words: 'alphabet', after: 'just after' }];
      },
      revealCandidate: async ({ id, index }) => {
        asked.push(`candidate ${id} ${index}`);
        return true;
      },
      describeCandidate: async ({ index }) => selected(ONE, `candidate ${index}`).target,
      revealIssue: async (address) => {
        asked.push(`issue ${address}`);
        return true;
      },
      clearSelection: async () => void asked.push('clear selection'),
      takeFocus: async () => void asked.push('take focus'),
    },
    settings,
    changeSettings: async (change) => {
      settings.value = { ...settings.peek(), ...change };
    },
    openPage: async (page) => void asked.push(`page ${page}`),
    copy: async (text) => void asked.push(`copy ${text}`),
    download: ({ name }) => asked.push(`download ${name}`),
  };
  const panel = createPanel(env, async () => createWriter);
  const tell = (change: Partial<PageState>): void => {
    const now = pageStatus.peek();
    if (typeof now !== 'string') pageStatus.value = structuredClone({ ...now, ...change });
  };
  return { testLibrary, panel, pageStatus, settings, asked, clock, lifetime, tell };
}

const lives: AbortController[] = [];
afterEach(() => {
  for (const lifetime of lives.splice(0)) lifetime.abort();
});

/** A panel on a library, looked at as its view does, with its writer; ends with the test. */
export async function open(
  testLibrary: TestLibrary,
  first: PageStatus = reading([ONE, TWO]),
  windows: Windows = {},
): Promise<Stage & { readonly writer: Writer }> {
  const made = stage(first, testLibrary, windows);
  lives.push(made.lifetime);
  const { notes } = made.panel;
  const stop = effect(() => {
    void [notes.shown.value, notes.sections.value.found, notes.tags.value];
  });
  made.lifetime.signal.addEventListener('abort', stop);
  return { ...made, writer: await deskOf(made) };
}

/** What writes in a panel, once it is there. */
export async function deskOf({ panel }: Stage): Promise<Writer> {
  await panel.write(() => undefined);
  const writer = panel.writer.peek();
  if (writer === undefined) throw new Error('The writer did not come.');
  return writer;
}

export interface ThreeNotes {
  readonly testLibrary: TestLibrary;
  readonly a: AnnotationId;
  readonly b: AnnotationId;
  readonly c: AnnotationId;
}

/** A library of three notes in the first issue: of one tag, of two with a comment, of none. */
export async function threeNotes(): Promise<ThreeNotes> {
  const testLibrary = emptyLibrary();
  const a = await mark(testLibrary, ONE, 'alpha', 10, { tags: [RISK] });
  const b = await mark(testLibrary, ONE, 'beta', 20, { tags: [EVIDENCE, RISK], comment: 'why' });
  const c = await mark(testLibrary, ONE, 'gamma', 30);
  return { testLibrary, a, b, c };
}

/** What a toast says. */
export function toast({ panel }: Stage): string | undefined {
  return panel.toaster.current.value?.text;
}

/** Resolves once `holds` does not throw and is not false. */
export async function eventually(holds: () => unknown): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      if ((await holds()) !== false) return;
    } catch (error) {
      if (tries > 100) throw error;
    }
    if (tries > 100) throw new Error(`It never was so: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
