/** One life of the content script in a page: finds its issues, loads and paints their notes. */
import type { IssueId } from '../core/model.ts';
import { isBlocked } from '../core/sites.ts';
import type { Finder, FoundIssue } from '../dom/page.ts';
import { createPainter } from '../dom/painter.ts';
import { schemeOf } from '../dom/scheme.ts';
import { onChange } from '../platform/change-events.ts';
import type { Background, PageNotes, Place, PageState } from '../platform/contract.ts';
import { askBackground } from '../platform/ask.ts';
import { publishPageState } from '../platform/page-state.ts';
import { isAlive } from '../platform/is-alive.ts';
import { onSettingsChange, readSettings } from '../platform/settings.ts';
import { answerPanel } from './input/page-requests.ts';
import { onPageChange, onColourChange } from './page/changes.ts';
import { createCounter } from './notes/badge-reporter.ts';
import { createDeeds, type Desk } from './input/commands.ts';
import { createHost } from './overlay/overlay.ts';
import { createLights } from './notes/emphasis.ts';
import { createFingerprints } from './notes/fingerprints.ts';
import type { Anchorer } from './page/instance.ts';
import { onNavigation } from './page/navigation.ts';
import { createNotices } from './overlay/notices.ts';
import { createOutgrown } from './page/staleness.ts';
import {
  isStanding,
  marksOf,
  placesOf,
  readIssues,
  standingOf,
  type Placement,
} from './notes/anchored-notes.ts';
import { watchPointing } from './input/pointer-controller.ts';
import { issueInView, noteInView } from './notes/scroll.ts';
import { watchSelecting } from './input/selection-controller.ts';
import { createSettling } from './notes/anchor-scheduler.ts';
import { inSlices, pause } from './page/time-slicing.ts';
import { selectedIn, targetOf, type State } from './notes/state.ts';
import { WORDS } from './overlay/strings.ts';

/** Milliseconds between two looks at what is in view while the page scrolls. */
const SCROLLED = 120;
/** For so long after it became another one, a page may still show the text of the one before. */
const SETTLING = 10_000;

/** How soon a script whose extension was reloaded leaves the page, in milliseconds. */
const PULSE = 3000;

const NO_NOTES: PageNotes = { issues: [], notes: [], tags: [] };

/**
 * Starts, and runs until `signal` aborts.
 * @param whole the reader asked for this page: where it holds no issue, all of it is one.
 * @param end ends it from within, once the extension it belongs to is gone.
 */
export function startSession(
  findIssues: Finder,
  anchorer: Anchorer,
  whole: boolean,
  signal: AbortSignal,
  end: () => void,
): void {
  const ask = askBackground<Background>();
  const publisher = publishPageState(signal);
  const painter = createPainter(document, signal);
  const state: State = {
    issues: readIssues([], anchorer),
    notes: NO_NOTES,
    placements: [],
    settings: { toolbar: 'bar', highlighter: null, never: [] },
    scheme: 'light',
    selected: undefined,
    focus: null,
    current: 0,
    inView: null,
  };
  let places: readonly Place[] = [];
  const lights = createLights(state, painter, signal);
  const fingerprints = createFingerprints();
  const count = createCounter(signal);

  const run = (deed: () => Promise<unknown>): void => {
    if (!isAlive()) return end();
    deed().catch((error: unknown) => (isAlive() ? notices.alarm(error) : end()));
  };

  const look = (): void => {
    state.current = issueInView(state.issues);
  };
  const seen = (): State['inView'] => noteInView(state.issues, state.placements, state.inView) ?? null;

  const reading = (): PageState => {
    state.inView = seen();
    const { issues, current, inView, selected, focus } = state;
    const target = selected && targetOf(issues, selected.issue, selected.span);
    const selection = target ? { issue: target.source, target } : null;
    const descriptions = issues.found.map(({ description }) => description);
    const told = { issues: descriptions, current, places, inView, selection, focus };
    const known = fingerprints.of(issues, current);
    return known === undefined ? told : { ...told, fingerprint: known };
  };
  const publish = (): void => {
    publisher.tell(reading);
    count(state);
  };

  const measure = (): void => {
    const node = state.issues.found[state.current]?.root.commonAncestorContainer;
    const element = node instanceof Element ? node : node?.parentElement;
    if (element) state.scheme = schemeOf(element);
  };
  const paint = (): void => {
    measure();
    painter.paint(marksOf(state.placements, state.notes.tags), state.scheme);
    lights.refresh();
  };

  const display = (placements: readonly Placement[]): void => {
    state.placements = placements;
    places = placesOf(state.issues, state.placements);
    look();
    paint();
    const { selected } = state;
    if (selected !== undefined) state.selected = selectedIn(state.issues, selected);
    const { card } = host.view;
    if (card !== undefined) {
      const notes = card.notes.flatMap(({ id }) => standingOf(state.placements, id)?.note ?? []);
      host.show({ card: notes.length === 0 ? undefined : { ...card, notes, tags: state.notes.tags } });
    }
    publish();
  };

  const settle = createSettling(state, anchorer, display, run, signal);

  /** The last read wins: an answer that was overtaken is dropped. */
  let turn = 0;
  const load = async (): Promise<void> => {
    const mine = ++turn;
    const issues = state.issues.found.map(({ description }, index) =>
      description.at === undefined && description.aliases === undefined
        ? description
        : fingerprints.describe(state.issues, index),
    );
    const notes = issues.length === 0 ? NO_NOTES : await ask('page.load', issues);
    if (mine !== turn || signal.aborted) return;
    state.notes = notes;
    settle();
  };

  const outgrown = createOutgrown(document);
  const take = (found: readonly FoundIssue[]): void => {
    const before = state.issues.found.map(({ description }) => description.address);
    const now = found.map(({ description }) => description.address);
    state.issues = readIssues(found, anchorer);
    const isSame = now.length === before.length && now.every((address, at) => address === before[at]);
    if (!isSame) state.notes = NO_NOTES;
    settle();
    selecting.again();
    if (!isSame) run(load);
  };
  let search = new AbortController();
  signal.addEventListener('abort', () => search.abort());
  const find = (): void => {
    search.abort();
    search = new AbortController();
    const { signal: overtaken } = search;
    outgrown.looked();
    run(async () => {
      const found = await inSlices(findIssues(document, location.href, whole), overtaken);
      // What is done with them begins a task of its own.
      await pause();
      if (found !== undefined && !overtaken.aborted) take(found);
    });
  };

  let navigated = -Infinity;
  const changed = (): void => {
    if (!isAlive()) return end();
    const { found } = state.issues;
    const isMissing = !state.placements.every(isStanding);
    const isNew = performance.now() - navigated < SETTLING;
    if (isMissing || isNew || outgrown.has(found)) return find();
    state.issues = readIssues(found, anchorer);
    settle();
  };

  const host = createHost(
    {
      command: (command) => selecting.command(command),
      tag: (tag) => selecting.tag(tag),
      retag: (id, tags) => run(() => deeds.retag(id, tags)),
      open: (id) => run(() => deeds.open(id)),
      link: (id) => run(() => deeds.copyLink(id)),
      remove: (id) => run(() => deeds.remove(id)),
      point: (id) => lights.point('row', id === undefined ? [] : [id]),
      spread: (id) => host.view.card && host.show({ card: { ...host.view.card, spread: id } }),
      unfold: () => selecting.unfold(),
      dismissToast: () => notices.dismiss(),
    },
    () => notices.toast(WORDS.covered),
    signal,
  );
  const notices = createNotices((change) => host.show(change), signal);
  const desk: Desk = {
    state,
    notices,
    publish,
    describe: (issue) => fingerprints.describe(state.issues, issue),
    release() {
      document.getSelection()?.removeAllRanges();
      state.selected = undefined;
      selecting.dismiss();
      publish();
    },
    show(note) {
      const others = state.notes.notes.filter(({ id }) => id !== note.id);
      state.notes = { ...state.notes, notes: [...others, note] };
      settle();
    },
  };
  const deeds = createDeeds(desk);
  const selecting = watchSelecting(desk, deeds, host, run, signal);
  watchPointing(state, host, (ids) => lights.point('mark', ids), signal);
  answerPanel(desk, host, lights, end, signal);

  // Listen first, read second: nothing falls between.
  const foreign = new Set<IssueId>();
  const concerns = (id: IssueId): boolean => {
    if (state.notes.issues.includes(id)) return true;
    if (foreign.has(id) || state.notes.issues.length >= state.issues.found.length) return false;
    // An issue that was stored just now may be one of ours; asked once, it is known.
    foreign.add(id);
    return true;
  };
  onChange((change) => {
    // Issues without notes: addresses were joined or kept apart, and ours may be among them.
    const isJoined = change.annotations.length === 0 && change.issues.length > 0;
    if (change.tags || isJoined || change.issues.some(concerns)) run(load);
  }, signal);
  const settings = (read: State['settings']): void => {
    state.settings = read;
    if (isBlocked(read.never, location.href)) end();
  };
  onSettingsChange(settings, signal);
  run(async () => settings(await readSettings()));

  let scrolled: ReturnType<typeof setTimeout> | undefined;
  const scroll = (): void => {
    scrolled ??= setTimeout(() => {
      scrolled = undefined;
      const { current } = state;
      look();
      // Where notes stand on the screen costs a layout: it is asked for only while a panel shows it.
      const isMoved = publisher.isFollowed() && seen() !== state.inView;
      if (state.current !== current || isMoved) publish();
    }, SCROLLED);
  };
  document.addEventListener('scroll', scroll, { signal, capture: true, passive: true });
  const returned = (): void => {
    if (!isAlive()) end();
  };
  const pulse = setInterval(returned, PULSE);
  signal.addEventListener('abort', () => clearInterval(pulse));
  window.addEventListener('focus', returned, { signal });
  window.addEventListener('pageshow', (event) => event.isTrusted && event.persisted && run(load), { signal });
  onPageChange(document, (node) => host.isHost(node), changed, signal);

  const recolour = (): void => {
    const { scheme } = state;
    measure();
    if (state.scheme !== scheme) paint();
  };
  onColourChange(document, recolour, signal);
  const navigate = (): void => {
    navigated = performance.now();
    host.show({ card: undefined, hint: undefined, toolbar: undefined });
    find();
  };
  onNavigation(navigate, signal);
  find();
}
