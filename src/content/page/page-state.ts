/** What the panel and the toolbar button are told of the page: what is read, where notes stand, what is selected. */
import type { AnnotationId } from '../../core/model.ts';
import { MOST_EVIDENCE, type NotePosition, type PageState } from '../../platform/contract.ts';
import type { Publisher } from '../../platform/page-state.ts';
import { positionsOf } from '../notes/anchored-notes.ts';
import type { Fingerprints } from '../notes/fingerprints.ts';
import { hasLater } from './instance.ts';
import { issueInView, noteInView } from '../notes/scroll.ts';
import { targetOf, type SessionState } from '../notes/session-state.ts';

/** Milliseconds between two looks at what is in view while the page scrolls. */
const SCROLLED = 120;

export interface PageStatePublisher {
  /** The issue that is being read, as an index. */
  readonly current: number;
  /** Tells what changed. */
  readonly publish: () => void;
  /** Takes in where notes stand now; tells nothing yet. */
  update(): void;
}

export interface PageStateDeps {
  readonly state: SessionState;
  readonly publisher: Publisher;
  readonly fingerprints: Fingerprints;
  /** Counts the notes on the toolbar button. */
  readonly count: (state: SessionState) => void;
}

export function createPageState(deps: PageStateDeps, signal: AbortSignal): PageStatePublisher {
  const { state, publisher, fingerprints } = deps;
  let positions: readonly NotePosition[] = [];
  let current = 0;
  let inView: AnnotationId | null = null;
  const seen = (): AnnotationId | null => noteInView(state.issues, state.anchoredNotes, inView) ?? null;

  const read = (): PageState => {
    inView = seen();
    const { issues, selected, focus } = state;
    const target = selected && hasLater() && targetOf(issues, selected);
    const fingerprint = fingerprints.of(issues, current);
    const evidence = issues.found[current]?.evidence.slice(0, MOST_EVIDENCE) ?? [];
    return {
      issues: issues.found.map(({ description }) => description),
      current,
      ...(evidence.length > 0 && { evidence }),
      places: positions,
      inView,
      selection: target ? { issue: target.source, target } : null,
      focus,
      ...(fingerprint !== undefined && { fingerprint }),
    };
  };
  const publish = (): void => {
    publisher.tell(read);
    deps.count(state);
  };

  let scrolled: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    scrolled = undefined;
    const before = current;
    current = issueInView(state.issues);
    // Where notes stand on the screen costs a layout: it is asked for only while a panel shows it.
    const isMoved = publisher.isFollowed() && seen() !== inView;
    if (current !== before || isMoved) publish();
  };
  const scroll = (): void => {
    scrolled ??= setTimeout(look, SCROLLED);
  };
  document.addEventListener('scroll', scroll, { signal, capture: true, passive: true });
  signal.addEventListener('abort', () => clearTimeout(scrolled));

  return {
    get current() {
      return current;
    },
    publish,
    update() {
      positions = positionsOf(state.issues, state.anchoredNotes);
      current = issueInView(state.issues);
    },
  };
}
