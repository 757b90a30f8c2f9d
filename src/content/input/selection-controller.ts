/** From a selection to the toolbar, and from keys and buttons to commands. */
import type { TagId } from '../../core/model.ts';
import { isInView, watchSelection, type Settled } from '../../dom/selection.ts';
import type { Command } from '../overlay/keys.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { extendedBy } from '../notes/anchored-notes.ts';
import { referenceOfSpan, selectedIn, type Selected, type SessionState } from '../notes/session-state.ts';
import type { Commands, CommandContext } from './commands.ts';
import { createHighlighter } from './highlighter.ts';
import { watchKeys } from './key-presses.ts';
import { watchOutOfReach } from './out-of-reach.ts';
import { STRINGS } from '../overlay/strings.ts';

export interface SelectionController {
  command(command: Command): void;
  tag(tag: TagId): void;
  /** Makes the whole bar of the dot. */
  unfold(): void;
  /** Looks again at a selection that meant nothing when it came: its text may be an issue's by now. */
  again(): void;
  /** Puts the toolbar away; keys mean nothing until the next selection. */
  dismiss(): void;
}

export interface SelectionDeps {
  readonly context: CommandContext;
  readonly commands: Commands;
  readonly overlay: Overlay;
  /** Starts a command and shows what goes wrong. */
  readonly run: (task: () => Promise<unknown>) => void;
}

/** The task of a command on the selected passage; undefined where it is none. */
function taskOf(
  command: Command,
  commands: Commands,
  { notes }: SessionState,
): (() => Promise<unknown>) | undefined {
  if (command.kind === 'tag') {
    const tag = notes.tags.find(({ key }) => key === command.key);
    return tag && (() => commands.save([tag.id]));
  }
  const tasks: Partial<Record<Command['kind'], () => Promise<unknown>>> = {
    mark: () => commands.save([]),
    tags: () => commands.chooseTags(),
    comment: () => commands.comment(),
    copy: () => commands.copyQuote(),
    extend: () => commands.extend(),
  };
  return tasks[command.kind];
}

/** Whether a command means something now. @param live whether the selection was neither saved nor put away. */
function isAnswered({ kind }: Command, state: SessionState, overlay: Overlay, live: boolean): boolean {
  const { selected } = state;
  const isShown = overlay.hasToolbar();
  const hasCard = overlay.hasCard();
  if (kind === 'enter') return (isShown || hasCard) && !overlay.isEntered();
  if (kind === 'close' && hasCard) return true;
  if (!live || selected === undefined || !(isShown || isInView(selected.range))) return false;
  return kind !== 'extend' || extendedBy(state.anchoredNotes, selected.issue, selected.span) !== undefined;
}

/**
 * Whether a key is answered now. Where a selection is off the screen or outside of every issue, the reader
 * is told so once.
 * @param settle settles what is selected and in view.
 */
function answering(
  { context, commands, overlay }: SelectionDeps,
  settle: () => void,
  now: Readonly<Now>,
): (given: Command) => boolean {
  let told: Settled | undefined;
  return (given) => {
    const isOnSelection = taskOf(given, commands, context.state) !== undefined;
    if (isOnSelection) settle();
    if (isAnswered(given, context.state, overlay, now.live)) return true;
    const selection = now.live ? context.state.selected : now.outside;
    if (isOnSelection && given.kind !== 'extend' && selection !== undefined && selection !== told) {
      told = selection;
      context.notices.toast(now.live ? STRINGS.outOfSight : STRINGS.outside);
    }
    return false;
  };
}

/** Shows the toolbar at a selection. */
function offer({ context: { state }, overlay }: SelectionDeps, selected: Selected, dot: boolean): void {
  const { issue, span } = selected;
  const toolbar = {
    reference: referenceOfSpan(state.issues, issue, span, selected),
    tags: state.notes.tags,
    extends: extendedBy(state.anchoredNotes, issue, span) !== undefined,
    dot,
  };
  overlay.show({ scheme: state.scheme, card: undefined, hint: undefined, toolbar });
}

/** What the controller knows of the selection besides the session's state. */
interface Now {
  /** True from a selection until it is gone, saved or put away. */
  live: boolean;
  /** True while a key press settles what is selected: that key says what is done with it. */
  atKey: boolean;
  /** A selection outside of every issue. */
  outside: Settled | undefined;
}

/** Answers a selection that settled: marks it where the highlighter is on, else offers the toolbar. */
function settling(
  deps: SelectionDeps,
  now: Now,
  dismiss: () => void,
  signal: AbortSignal,
): (selection: Settled | undefined) => void {
  const { context, commands, run } = deps;
  const { state } = context;
  const marker = createHighlighter(() => {
    const { highlighter } = state.settings;
    if (highlighter !== null) run(() => commands.save(highlighter.tag === null ? [] : [highlighter.tag]));
  }, signal);
  return (selection) => {
    if (selection === undefined) marker.finish();
    const selected = selection && selectedIn(state.issues, selection);
    now.outside = selected === undefined ? selection : undefined;
    if (selected === undefined && state.selected === undefined) return;
    context.interaction.select(selected);
    now.live = selected !== undefined;
    // The panel is told of the selection once the script is there that reads it.
    if (selected !== undefined) run(() => context.bringLater().then(context.publish));
    context.publish();
    const { highlighter, toolbar } = state.settings;
    if (selected === undefined) {
      marker.drop();
      return dismiss();
    }
    if (highlighter !== null && !now.atKey) {
      now.live = false;
      marker.settled();
    } else if (toolbar !== 'none') {
      offer(deps, selected, toolbar === 'dot');
    }
  };
}

/** Wires selections and keys. */
export function createSelectionController(deps: SelectionDeps, signal: AbortSignal): SelectionController {
  const { context, commands, overlay, run } = deps;
  const { state } = context;
  const now: Now = { live: false, atKey: false, outside: undefined };
  const dismiss = (): void => {
    now.live = false;
    overlay.show({ toolbar: undefined, card: undefined, hint: undefined });
  };
  const settled = settling(deps, now, dismiss, signal);
  const start = (task: () => Promise<unknown>): void => {
    dismiss();
    run(task);
  };
  const command = (given: Command): void => {
    if (given.kind === 'close') return dismiss();
    if (given.kind === 'enter') return overlay.enter();
    const task = taskOf(given, commands, state);
    if (task !== undefined) start(task);
  };

  const settleNow = watchSelection(document, (event) => overlay.owns(event), settled, signal);
  const settleAtKey = (): void => {
    now.atKey = true;
    settleNow();
    now.atKey = false;
  };
  watchOutOfReach(
    (event) => overlay.owns(event),
    () => context.notices.toast(STRINGS.outOfReach),
    signal,
  );
  watchKeys(answering(deps, settleAtKey, now), command, signal);
  return {
    command,
    tag: (id) => start(() => commands.save([id])),
    again: () => now.outside && settled(now.outside),
    unfold: () => state.selected && now.live && offer(deps, state.selected, false),
    dismiss,
  };
}
