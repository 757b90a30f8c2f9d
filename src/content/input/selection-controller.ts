/** From a selection to the toolbar, and from keys to deeds. */
import type { TagId } from '../../core/model.ts';
import { watchSelection, type Settled } from '../../dom/selection.ts';
import type { Commands, CommandContext } from './commands.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { commandOf, isTyping, type Command } from '../overlay/keys.ts';
import { extendedBy } from '../notes/anchored-notes.ts';
import { referenceOfSpan, selectedIn, type Selected } from '../notes/session-state.ts';

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

/** Wires selections and keys. `run` starts a deed and shows what goes wrong. */
export function createSelectionController(
  context: CommandContext,
  commands: Commands,
  host: Overlay,
  run: (deed: () => Promise<unknown>) => void,
  signal: AbortSignal,
): SelectionController {
  const { state } = context;
  /** True from a selection until it is gone, saved or put away. */
  let live = false;
  /** A selection outside of every issue. */
  let outside: Settled | undefined;

  const dismiss = (): void => {
    live = false;
    host.show({ toolbar: undefined, card: undefined, hint: undefined });
  };

  const offer = (selected: Selected, dot: boolean): void => {
    const { issue, span } = selected;
    host.show({
      scheme: state.scheme,
      card: undefined,
      hint: undefined,
      toolbar: {
        reference: referenceOfSpan(state.issues, issue, span, selected),
        tags: state.notes.tags,
        extends: extendedBy(state.anchoredNotes, issue, span) !== undefined,
        dot,
      },
    });
  };

  const settled = (selection: Settled | undefined): void => {
    const selected = selection && selectedIn(state.issues, selection);
    outside = selected === undefined ? selection : undefined;
    if (selected === undefined && state.selected === undefined) return;
    context.interaction.select(selected);
    live = selected !== undefined;
    context.publish();
    const { highlighter, toolbar } = state.settings;
    if (selected === undefined) return dismiss();
    if (highlighter !== null) {
      live = false;
      run(() => commands.save(highlighter.tag === null ? [] : [highlighter.tag]));
    } else if (toolbar !== 'none') {
      offer(selected, toolbar === 'dot');
    }
  };

  const act = (deed: () => Promise<unknown>): void => {
    dismiss();
    run(deed);
  };
  const tag = (id: TagId): void => act(() => commands.save([id]));
  const command = (given: Command): void => {
    switch (given.kind) {
      case 'tag': {
        const chosen = state.notes.tags.find(({ key }) => key === given.key);
        if (chosen !== undefined) tag(chosen.id);
        return;
      }
      case 'mark':
        return act(() => commands.save([]));
      case 'tags':
        return act(() => commands.chooseTags());
      case 'comment':
        return act(() => commands.comment());
      case 'copy':
        return act(() => commands.copyQuote());
      case 'extend':
        return act(() => commands.extend());
      case 'close':
        return dismiss();
      case 'enter':
        host.enter();
    }
  };

  /** Whether a command means something now: never more is taken from the page than is answered. */
  const answers = ({ kind }: Command): boolean => {
    const { selected, settings } = state;
    const isShown = host.hasToolbar();
    const hasCard = host.view.card !== undefined;
    if (kind === 'enter') return (isShown || hasCard) && !host.isEntered();
    if (kind === 'close' && hasCard) return true;
    if (!live || selected === undefined || (settings.toolbar !== 'none' && !isShown)) return false;
    return kind !== 'extend' || extendedBy(state.anchoredNotes, selected.issue, selected.span) !== undefined;
  };

  const taken = new Set<string>();
  const pressed = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isTyping(event)) return;
    const given = commandOf(event);
    if (given === undefined || !answers(given)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    taken.add(event.code);
    command(given);
  };
  /** Neither half of a press that we answered is for the page's shortcuts. */
  const released = (event: KeyboardEvent): void => {
    if (taken.delete(event.code)) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', pressed, { signal, capture: true });
  window.addEventListener('keyup', released, { signal, capture: true });
  watchSelection(document, (event) => host.owns(event), settled, signal);

  return {
    command,
    tag,
    again: () => outside && settled(outside),
    unfold: () => state.selected && live && offer(state.selected, false),
    dismiss,
  };
}
