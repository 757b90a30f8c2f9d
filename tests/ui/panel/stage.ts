/** A stage for the panel: a library, a page that tells what the test says, and a record of what was asked. */
import { effect, signal, type Signal } from '@preact/signals';
import type { AnnotationId, IssueDescription, TagId } from '../../../src/core/model.ts';
import type { LiveSelection, NotePosition, PageState, Settings } from '../../../src/platform/contract.ts';
import { createToaster } from '../../../src/ui/components/Toast.tsx';
import { createDesk, type Desk } from '../../../src/ui/panel/model/writer.ts';
import { createPanel, type Panel } from '../../../src/ui/panel/model/model.ts';
import type { PanelEnv, PageStatus } from '../../../src/ui/panel/model/env.ts';
import { afterEach } from 'vitest';
import { emptyShelf, issueOf, mark, type Shelf } from '../shelf.ts';

export const ONE = issueOf('reads', 'seeds');
export const TWO = issueOf('reads', 'trains');
export const RISK = 'starter-risk' as TagId;
export const EVIDENCE = 'starter-evidence' as TagId;

export interface Stage {
  readonly shelf: Shelf;
  readonly panel: Panel;
  readonly pageStatus: Signal<PageStatus>;
  readonly settings: Signal<Settings>;
  /** What was asked of the page and the browser, in order. */
  readonly asked: string[];
  /** The panel's clock, in milliseconds. */
  readonly clock: { now: number };
  readonly life: AbortController;
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

/** @param shelf a library that is there already; else an empty one. */
export function stage(first: PageStatus, shelf = emptyShelf()): Stage {
  const pageStatus = signal<PageStatus>(first);
  const settings = signal<Settings>({ toolbar: 'bar', highlighter: null, never: [] });
  const asked: string[] = [];
  const clock = { now: Date.UTC(2026, 10, 22, 12) };
  const life = new AbortController();
  const world: PanelEnv = {
    life: life.signal,
    store: shelf.store,
    onChange: shelf.onChange,
    toaster: createToaster(),
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
  const panel = createPanel(world, async () => createDesk);
  const tell = (change: Partial<PageState>): void => {
    const now = pageStatus.peek();
    if (typeof now !== 'string') pageStatus.value = structuredClone({ ...now, ...change });
  };
  return { shelf, panel, pageStatus, settings, asked, clock, life, tell };
}

const lives: AbortController[] = [];
afterEach(() => {
  for (const life of lives.splice(0)) life.abort();
});

/** A panel on a library, looked at as its view does, with its desk; ends with the test. */
export async function open(
  shelf: Shelf,
  first: PageStatus = reading([ONE, TWO]),
): Promise<Stage & { readonly desk: Desk }> {
  const made = stage(first, shelf);
  lives.push(made.life);
  const { notes } = made.panel;
  const stop = effect(() => {
    void [notes.shown.value, notes.sections.value.found, notes.tags.value];
  });
  made.life.signal.addEventListener('abort', stop);
  return { ...made, desk: await deskOf(made) };
}

/** What writes in a panel, once it is there. */
export async function deskOf({ panel }: Stage): Promise<Desk> {
  await panel.write(() => undefined);
  const desk = panel.desk.peek();
  if (desk === undefined) throw new Error('The desk did not come.');
  return desk;
}

export interface ThreeNotes {
  readonly shelf: Shelf;
  readonly a: AnnotationId;
  readonly b: AnnotationId;
  readonly c: AnnotationId;
}

/** A library of three notes in the first issue: of one tag, of two with a comment, of none. */
export async function threeNotes(): Promise<ThreeNotes> {
  const shelf = emptyShelf();
  const a = await mark(shelf, ONE, 'alpha', 10, { tags: [RISK] });
  const b = await mark(shelf, ONE, 'beta', 20, { tags: [EVIDENCE, RISK], comment: 'why' });
  const c = await mark(shelf, ONE, 'gamma', 30);
  return { shelf, a, b, c };
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
