/** The parts of Postil's interface in a page: built when their view changes, placed at each look. */
import { buildHint, buildToast } from './hint-toast.ts';
import { buildCard } from './card.ts';
import { placeOfDot } from './dot-place.ts';
import { EDGE, positionBeside, type ReferenceRects, type Size } from './position.ts';
import { buildToolbar } from './toolbar.ts';
import type {
  CardView,
  GetReference,
  HintView,
  OverlayActions,
  ToastView,
  ToolbarView,
  View,
} from './view.ts';

type PartView = ToolbarView | CardView | HintView | ToastView;

interface Part {
  readonly view: PartView;
  readonly box: HTMLElement;
  /** How high a card was when it was opened, in CSS pixels: it grows from there, and moves for nothing. */
  opened: number | undefined;
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

const referenceOf = (view: PartView): GetReference | undefined =>
  'reference' in view ? view.reference : undefined;

/** The parts that stand beside text. */
const BESIDE = ['toolbar', 'card', 'hint'] as const;

/** How much higher a card becomes when all tags are offered for a note: two lines, in CSS pixels. */
const GROWTH = 56;

function move({ style }: HTMLElement, left: number, top: number): void {
  style.left = `${Math.round(left)}px`;
  style.top = `${Math.round(top)}px`;
}

/** The viewport in CSS pixels, whatever the zoom of the document. */
function screenSize(): Size {
  const { clientWidth, clientHeight, currentCSSZoom: zoom } = document.documentElement;
  return { width: clientWidth * zoom, height: clientHeight * zoom };
}

/** Places a card under its mark, or above it; what it grows by goes away from the mark, or scrolls. */
function settleCard(part: Part, reference: ReferenceRects, screen: Size): void {
  const { box } = part;
  box.style.maxHeight = '';
  const { width, height } = box.getBoundingClientRect();
  const opened = (part.opened ??= height);
  const roomy = positionBeside(reference, { width, height: opened + GROWTH }, screen, true);
  const at =
    roomy?.isClear === true ? roomy : positionBeside(reference, { width, height: opened }, screen, true);
  box.classList.toggle('away', at === undefined);
  if (at === undefined) return;
  const bottom = at.top + opened + (at === roomy ? GROWTH : 0);
  const room = at.above ? bottom - EDGE : screen.height - EDGE - at.top;
  box.style.maxHeight = `min(50%, ${room}px)`;
  box.classList.toggle('above', at.above);
  move(box, at.left, at.above ? bottom - box.getBoundingClientRect().height : at.top);
}

/** Moves a part to its place; hidden, but still there to be measured, while it has none. */
function settle(kind: (typeof BESIDE)[number], part: Part, reference: ReferenceRects | undefined): void {
  const { box } = part;
  const screen = screenSize();
  box.classList.add('away');
  if (reference === undefined) return;
  if (kind === 'card') return settleCard(part, reference, screen);
  const size = box.getBoundingClientRect();
  const { backward, first, last, lines } = reference;
  const rows = backward ? [first, ...lines] : [last, ...lines.toReversed()];
  const dot = box.matches('.spot') ? placeOfDot(rows, size, screen) : undefined;
  const at = dot ?? positionBeside(reference, size, screen);
  box.classList.toggle('away', at === undefined);
  if (at !== undefined) move(box, at.left, at.top);
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
  const update = <Wanted extends PartView>(
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
    const opened = part && referenceOf(part.view) === referenceOf(wanted) ? part.opened : undefined;
    parts.set(kind, { view: wanted, box, opened });
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
        const part = parts.get(kind);
        if (part) settle(kind, part, reference && answers(reference.text) ? reference : undefined);
      }
    },
    boxes: () => Array.from(parts.values(), ({ box }) => box),
  };
}
