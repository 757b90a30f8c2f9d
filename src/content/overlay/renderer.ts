/** The parts of Postil's interface in a page: built when their view changes, placed at each look. */
import { buildHint, buildToast } from './hint-toast.ts';
import { buildCard } from './card.ts';
import { positionBeside } from './position.ts';
import { buildToolbar } from './toolbar.ts';
import type { OverlayActions, GetReference, View } from './view.ts';

interface Part {
  readonly view: object;
  readonly box: HTMLElement;
  readonly reference: GetReference | undefined;
}

export interface Parts {
  /** Shows a view. */
  draw(view: View): void;
  /** The boxes that are shown. */
  boxes(): HTMLElement[];
}

/** Moves a box to its place; hidden, but still there to be measured, while its text is off the screen. */
function settle({ box, reference }: Part): void {
  if (reference === undefined) return;
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const anchor = reference();
  const at = anchor && positionBeside(anchor, box.getBoundingClientRect(), { width, height });
  box.classList.toggle('away', at === undefined);
  if (at === undefined) return;
  box.style.left = `${Math.round(at.left)}px`;
  box.style.top = `${Math.round(at.top)}px`;
}

/** Which button it is, in words that hold for a part that was built anew: its row and its name. */
interface Held {
  readonly row: number;
  readonly name: string;
}

const rowsOf = (box: Element): Element[] => Array.from(box.querySelectorAll('.row'));
const nameOf = (button: Element): string => button.getAttribute('aria-label') ?? button.textContent;

function heldIn(box: Element | undefined, focused: Element | null): Held | undefined {
  if (box === undefined || focused === null || !box.contains(focused)) return undefined;
  return { row: rowsOf(box).findIndex((row) => row.contains(focused)), name: nameOf(focused) };
}

/** Gives the focus back to the same button, or to the first one near it. */
function hold(box: Element, { row, name }: Held): void {
  const buttons = Array.from((rowsOf(box)[row] ?? box).querySelectorAll('button'));
  (buttons.find((button) => nameOf(button) === name) ?? buttons[0])?.focus();
}

/** @param room where the parts go. @param focused the element in it that has the focus. */
export function createRenderer(
  room: HTMLElement,
  acts: OverlayActions,
  focused: () => Element | null,
): Parts {
  const parts = new Map<string, Part>();

  /** Builds a part anew where its view is another one; the focus stays where it was. */
  const update = <Wanted extends object>(
    kind: string,
    wanted: Wanted | undefined,
    build: (view: Wanted, acts: OverlayActions) => HTMLElement,
    reference?: GetReference,
  ): void => {
    const part = parts.get(kind);
    if (part?.view === wanted) return;
    const held = heldIn(part?.box, focused());
    part?.box.remove();
    parts.delete(kind);
    if (wanted === undefined) return;
    const box = build(wanted, acts);
    room.append(box);
    parts.set(kind, { view: wanted, box, reference });
    if (held !== undefined) hold(box, held);
  };

  return {
    draw(view) {
      room.dataset['scheme'] = view.scheme;
      update('toolbar', view.toolbar, buildToolbar, view.toolbar?.reference);
      update('card', view.card, buildCard, view.card?.reference);
      update('hint', view.hint, buildHint, view.hint?.reference);
      update('toast', view.toast, buildToast);
      for (const part of parts.values()) settle(part);
    },
    boxes: () => Array.from(parts.values(), ({ box }) => box),
  };
}
