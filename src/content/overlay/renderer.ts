/** The parts of Postil's interface in a page: built when their view changes, placed at each look. */
import { buildHint, buildToast } from './hint-toast.ts';
import { buildCard } from './card.ts';
import { positionBeside, type ReferenceRects } from './position.ts';
import { buildToolbar } from './toolbar.ts';
import type { OverlayActions, View } from './view.ts';

interface Part {
  readonly view: object;
  readonly box: HTMLElement;
}

export interface Parts {
  /**
   * Shows a view.
   * @param enter brings the parts to where the text is that they stand beside, if any; tells which text
   *   answers clicks now. Beside other text nothing is shown.
   */
  draw(view: View, enter: (text: Node | undefined) => (text: Node) => boolean): void;
  /** The boxes that are shown. */
  boxes(): HTMLElement[];
}

/** The parts that stand beside text. */
const BESIDE = ['toolbar', 'card', 'hint'] as const;

/** Moves a box to its place; hidden, but still there to be measured, while it has none. */
function settle(box: HTMLElement | undefined, reference: ReferenceRects | undefined): void {
  if (box === undefined) return;
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const at = reference && positionBeside(reference, box.getBoundingClientRect(), { width, height });
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
  ): void => {
    const part = parts.get(kind);
    if (part?.view === wanted) return;
    const held = heldIn(part?.box, focused());
    part?.box.remove();
    parts.delete(kind);
    if (wanted === undefined) return;
    const box = build(wanted, acts);
    room.append(box);
    parts.set(kind, { view: wanted, box });
    if (held !== undefined) hold(box, held);
  };

  return {
    draw(view, enter) {
      const references = BESIDE.map((kind) => [kind, view[kind]?.reference()] as const);
      const answers = enter(references.find(([, reference]) => reference !== undefined)?.[1]?.text);
      room.dataset['scheme'] = view.scheme;
      update('toolbar', view.toolbar, buildToolbar);
      update('card', view.card, buildCard);
      update('hint', view.hint, buildHint);
      update('toast', view.toast, buildToast);
      for (const [kind, reference] of references) {
        settle(parts.get(kind)?.box, reference && answers(reference.text) ? reference : undefined);
      }
    },
    boxes: () => Array.from(parts.values(), ({ box }) => box),
  };
}
