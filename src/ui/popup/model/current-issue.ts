/** The issue that is being read in the tab under the popup: its notes, and what to do with them. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { siteOf } from '../../../core/issues/url.ts';
import type { IssueNotes } from '../../../core/formats/markdown/markdown.ts';
import {
  UNTAGGED_COLOUR,
  type Address,
  type AnnotationId,
  type IssueDescription,
  type Tag,
} from '../../../core/model.ts';
import type { NotePosition } from '../../../platform/contract.ts';
import { passageOf } from '../../../core/formats/passage.ts';
import { annotationsOf, issuesOf, publication } from '../../../store/read.ts';
import { liveQuery, toError, valueOf, type Loadable } from '../../live.ts';
import type { StripMark } from '../views/Strip.tsx';
import { closedByAddress, closedByDocument, lookAtDocument, REFUSED } from './closed-page.ts';
import type { PopupEnv } from './env.ts';
import type { NotesFile } from './notes-file.ts';

/** What the tab holds. */
export type Where =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'issue'; readonly issue: IssueDescription; readonly evidence: readonly string[] }
  /** A web page that is not known to be an issue. */
  | { readonly kind: 'page'; readonly site: string; readonly title: string }
  /** One where no passage can be marked, and why. */
  | { readonly kind: 'closed'; readonly why: string };

/** Where the page says that notes stand. */
type Places = ReadonlySignal<ReadonlyMap<AnnotationId, NotePosition>>;

export interface CurrentIssue {
  readonly where: ReadonlySignal<Where>;
  /** The address of the issue being read. */
  readonly address: ReadonlySignal<Address | undefined>;
  /** The stored issue with its notes; undefined while nothing is noted in it. */
  readonly notes: ReadonlySignal<Loadable<Omit<IssueNotes, 'tags'> | undefined>>;
  /** The notes that are painted, in the order of the text. */
  readonly marks: ReadonlySignal<readonly StripMark[]>;
  /** Where the page says that its notes stand. */
  readonly places: Places;
  /** Whether the page has said what it is, or keeps one waiting, and its notes are there. */
  readonly isSettled: ReadonlySignal<boolean>;
  /** Why the page could not be annotated, in words. */
  readonly refusal: ReadonlySignal<Error | undefined>;
  /** Whether the content script is on its way. */
  readonly coming: ReadonlySignal<boolean>;
  readonly showNotes: () => Promise<void>;
  readonly reveal: (id: AnnotationId) => Promise<void>;
  readonly annotate: () => Promise<void>;
  readonly copy: () => Promise<void>;
  readonly save: () => Promise<void>;
}

/** The tab as the page tells of it; where no page tells of an issue, its document is looked at, once. */
function createWhere({ pageStatus, tab, runInPage }: PopupEnv): ReadonlySignal<Where> {
  const { address = '', title } = tab;
  const closed = closedByAddress(tab.address);
  const page = signal<Where>(closed === undefined ? { kind: 'waiting' } : { kind: 'closed', why: closed });
  const told = computed((): Where | undefined => {
    const state = pageStatus.value;
    if (state === 'waiting') return { kind: 'waiting' };
    if (state === 'disconnected') return undefined;
    const issue = state.issues[state.current];
    return issue && { kind: 'issue', issue, evidence: state.evidence ?? [] };
  });
  const look = async (): Promise<void> => {
    const why = await closedByDocument(address, () => runInPage(lookAtDocument));
    page.value = why === undefined ? { kind: 'page', site: siteOf(address), title } : { kind: 'closed', why };
  };
  let isLookedAt = closed !== undefined;
  effect(() => {
    if (isLookedAt || told.value !== undefined) return;
    isLookedAt = true;
    void look();
  });
  return computed(() => told.value ?? page.value);
}

function createNotes({ store, onChange }: PopupEnv, where: ReadonlySignal<Where>): CurrentIssue['notes'] {
  let last: IssueDescription | undefined;
  // Each state of a page comes as a new copy: the notes are asked for when it is about another issue.
  const described = computed(() => {
    const now = where.value.kind === 'issue' ? where.value.issue : undefined;
    if (now?.address !== last?.address || now?.at !== last?.at) last = now;
    return last;
  });
  return liveQuery(
    async (): Promise<Omit<IssueNotes, 'tags'> | undefined> => {
      const now = described.value;
      if (now === undefined) return undefined;
      const [issue] = await issuesOf(store, [now]);
      if (issue === undefined) return undefined;
      const [annotations, from] = await Promise.all([
        annotationsOf(store, issue.id),
        publication(store, issue.publication),
      ]);
      return from && { issue, publication: from, annotations };
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    onChange,
  );
}

function createPlaces({ pageStatus }: PopupEnv): Places {
  return computed(() => {
    const state = pageStatus.value;
    const list = typeof state === 'string' ? [] : state.places;
    return new Map(list.map((place) => [place.id, place]));
  });
}

/** Where the notes stand in the issue. */
function createMarks(
  notes: CurrentIssue['notes'],
  places: Places,
  tags: ReadonlySignal<readonly Tag[]>,
): CurrentIssue['marks'] {
  const annotations = computed(() => valueOf(notes.value)?.annotations ?? []);
  return computed(() =>
    annotations.value.flatMap((note): StripMark[] => {
      const span = places.value.get(note.id)?.span;
      if (!span) return [];
      const own = note.tags.flatMap((id) => tags.value.find((tag) => tag.id === id) ?? []);
      const quote = passageOf(note.target);
      return [{ id: note.id, colour: own[0]?.colour ?? UNTAGGED_COLOUR, span, quote, tags: own }];
    }),
  );
}

/** So long the lists wait for what stands above them, in milliseconds. */
const PATIENCE = 400;

/** Whether what stands above the lists has its height, so that they do not jump. */
function createSettled(
  where: ReadonlySignal<Where>,
  notes: CurrentIssue['notes'],
  lifetime: AbortSignal,
): CurrentIssue['isSettled'] {
  const isLate = signal(false);
  const timer = setTimeout(() => (isLate.value = true), PATIENCE);
  lifetime.addEventListener('abort', () => clearTimeout(timer));
  return computed(() => {
    const { kind } = where.value;
    const isKnown = kind === 'issue' ? notes.value.state !== 'loading' : kind !== 'waiting';
    return isKnown || isLate.value;
  });
}

/** The issue's notes, taken out as Markdown; what writes it is loaded for that. */
function createExports(
  env: PopupEnv,
  notes: CurrentIssue['notes'],
  places: Places,
  tags: ReadonlySignal<readonly Tag[]>,
): Pick<CurrentIssue, 'copy' | 'save'> {
  const file = async (): Promise<NotesFile | undefined> => {
    const found = valueOf(notes.peek());
    if (found === undefined) return undefined;
    const { notesFile } = await import('./notes-file.ts');
    return notesFile({ ...found, tags: tags.peek() }, places.peek());
  };
  return {
    async copy() {
      const made = await file();
      if (made === undefined) return;
      await env.copy(made.text);
      env.toaster.show({ text: 'Notes copied as Markdown.' });
    },
    async save() {
      const made = await file();
      if (made !== undefined) env.download(made.file);
    },
  };
}

export function createCurrentIssue(env: PopupEnv, tags: ReadonlySignal<readonly Tag[]>): CurrentIssue {
  const { toaster } = env;
  const refusal = signal<Error | undefined>();
  const coming = signal(false);
  const where = createWhere(env);
  const notes = createNotes(env, where);
  const places = createPlaces(env);
  return {
    where,
    address: computed(() => (where.value.kind === 'issue' ? where.value.issue.address : undefined)),
    notes,
    marks: createMarks(notes, places, tags),
    places,
    isSettled: createSettled(where, notes, env.lifetime),
    ...createExports(env, notes, places, tags),
    refusal,
    coming,
    async showNotes() {
      if (await env.openPanel()) env.close();
      else toaster.show({ text: 'The browser did not open the panel. Try its own sidebar button.' });
    },
    async reveal(id) {
      if (await env.reveal(id)) env.close();
      else toaster.show({ text: 'This passage is not on the page now.' });
    },
    async annotate() {
      refusal.value = undefined;
      coming.value = true;
      try {
        await env.annotate();
      } catch (thrown) {
        refusal.value = new Error(REFUSED, { cause: toError(thrown) });
      } finally {
        coming.value = false;
      }
    },
  };
}
