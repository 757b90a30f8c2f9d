/** What the pointer does to marks: pointing at one emphasises it, a click opens its card. */
import type { AnnotationId } from '../../core/model.ts';
import { characterAt } from '../../dom/hit-test.ts';
import { touches } from '../../dom/selection.ts';
import type { Overlay } from '../overlay/overlay.ts';
import { notesAt, type FoundNote } from '../notes/anchored-notes.ts';
import { cardOf } from '../notes/card-notes.ts';
import type { SessionState } from '../notes/session-state.ts';

/** A pointer that moved farther, in CSS pixels, drew a selection. */
const STILL = 5;
/** Milliseconds between two looks at what the pointer is over. */
const GLANCE = 40;

/** What answers clicks by itself: a mark over it takes none. */
const ACTIVE =
  'a[href], area, button, input, select, textarea, label, summary, [contenteditable], [role="button"], [role="link"]';

/** All notes whose passage holds the character under a point. */
function notesUnder({ issues, anchoredNotes }: SessionState, x: number, y: number): readonly FoundNote[] {
  const character = characterAt(document, x, y);
  if (character === undefined) return [];
  const { node, offset } = character;
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  const issue = issues.found.findIndex(({ root }) => touches(root, range));
  const at = issue < 0 ? undefined : issues.map(issue).offsetOf(node, offset);
  return at === undefined ? [] : notesAt(anchoredNotes, issue, at);
}

/** Wires clicks and movements. `point` emphasises the marks of notes under the pointer. */
export function watchPointer(
  state: SessionState,
  overlay: Overlay,
  point: (ids: readonly AnnotationId[]) => void,
  signal: AbortSignal,
): void {
  let down = { x: 0, y: 0 };
  let glance: ReturnType<typeof setTimeout> | undefined;
  let at = { x: 0, y: 0 };

  const look = (): void => {
    glance = undefined;
    point(notesUnder(state, at.x, at.y).map(({ note }) => note.id));
  };
  const moved = (event: PointerEvent): void => {
    if (!event.isTrusted || event.pointerType !== 'mouse' || state.anchoredNotes.length === 0) return;
    if (event.buttons !== 0 || state.selected !== undefined || overlay.owns(event)) return;
    at = { x: event.clientX, y: event.clientY };
    glance ??= setTimeout(look, GLANCE);
  };
  const gone = (event: PointerEvent): void => {
    if (!event.isTrusted) return;
    clearTimeout(glance);
    glance = undefined;
    point([]);
  };
  const pressed = (event: PointerEvent): void => {
    if (!event.isTrusted || overlay.owns(event)) return;
    down = { x: event.clientX, y: event.clientY };
    gone(event);
    if (overlay.view.card || overlay.view.hint) overlay.show({ card: undefined, hint: undefined });
  };
  const clicked = (event: MouseEvent): void => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (!event.isTrusted || !plain || overlay.owns(event) || state.anchoredNotes.length === 0) return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target.closest(ACTIVE) !== null) return;
    if (Math.hypot(event.clientX - down.x, event.clientY - down.y) > STILL) return;
    // The page's own listeners come first, and so does a selection that this click ends.
    setTimeout(() => {
      const isSelecting = document.getSelection()?.isCollapsed === false;
      if (event.defaultPrevented || isSelecting || signal.aborted) return;
      const card = cardOf(state, notesUnder(state, event.clientX, event.clientY));
      if (card !== undefined) overlay.show({ scheme: state.scheme, card });
    }, 0);
  };

  document.documentElement.addEventListener('pointerleave', gone, { signal });
  window.addEventListener('pointermove', moved, { signal, capture: true, passive: true });
  window.addEventListener('pointerdown', pressed, { signal, capture: true, passive: true });
  window.addEventListener('click', clicked, { signal, capture: true, passive: true });
  signal.addEventListener('abort', () => clearTimeout(glance));
}
