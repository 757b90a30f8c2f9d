/** Postil's interface in a page: what is shown, for how long, and where the focus goes. */
import { element } from './element.ts';
import { guardClicks } from './click-guard.ts';
import { createHostElement } from './host-element.ts';
import { createRenderer } from './renderer.ts';
import { homeOf, isWithin, onTopLayerChange, topmostModal } from './top-layer.ts';
import type { OverlayActions, View } from './view.ts';

export interface Overlay {
  readonly view: View;
  /** Changes what is shown, at once. */
  show(change: Partial<View>): void;
  /** Whether a node is the element itself. */
  readonly isHost: (node: Node) => boolean;
  /** Whether an event happened in our own interface. */
  readonly owns: (event: Event) => boolean;
  /** Whether the toolbar stands on the screen now. */
  hasToolbar(): boolean;
  /** Whether the card does. */
  hasCard(): boolean;
  /** Whether the focus is in our own interface. */
  isEntered(): boolean;
  /** Moves the focus into the toolbar or the card. */
  enter(): void;
}

/** After so many milliseconds a reader who worked in our interface by keyboard has gone on elsewhere. */
const RECENT = 1000;
/** How long an announcement stays to be heard, in milliseconds. */
const HEARD = 2000;

const NOTHING: View = {
  scheme: 'light',
  toolbar: undefined,
  card: undefined,
  hint: undefined,
  toast: undefined,
  announcement: '',
};

/** Whether the view holds something to show or to say. */
function isNeeded({ toolbar, card, hint, toast, announcement }: View): boolean {
  return announcement !== '' || [toolbar, card, hint, toast].some((part) => part !== undefined);
}

/** Calls `listener` once a frame while the page scrolls, changes its size or what answers clicks. */
function onMove(listener: () => void, signal: AbortSignal): void {
  let frame = 0;
  const moved = (): void => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      listener();
    });
  };
  document.addEventListener('scroll', moved, { signal, capture: true, passive: true });
  window.addEventListener('resize', moved, { signal, passive: true });
  onTopLayerChange(moved, signal);
  signal.addEventListener('abort', () => cancelAnimationFrame(frame));
}

/**
 * Makes the interface without showing it. It leaves the page when `signal` aborts.
 * @param refused hears of clicks on a button that the page hides from the reader.
 */
export function createOverlay(acts: OverlayActions, refused: () => void, signal: AbortSignal): Overlay {
  const host = createHostElement();
  const { root } = host;
  const status = element('div', { class: 'visually-hidden', role: 'status' });
  const room = element('div', { class: 'room' }, status);
  const parts = createRenderer(room, acts, () => root.activeElement);
  const guard = guardClicks(root, refused);
  root.append(room);

  let view = NOTHING;
  let heard: ReturnType<typeof setTimeout> | undefined;
  let focusedBefore: Element | null = null;
  let left = -Infinity;

  const draw = (): void => {
    const wasEntered = root.activeElement !== null;
    parts.draw(view, (text) => {
      const modal = isNeeded(view) ? topmostModal() : undefined;
      if (isNeeded(view)) host.show(homeOf(text, modal));
      room.style.zoom = String(1 / host.zoom());
      return (node) => isWithin(node, modal);
    });
    status.textContent = view.announcement;
    guard.watch(parts.boxes());
    if (!isNeeded(view)) host.hide();
    if (!wasEntered || root.activeElement !== null) return;
    left = performance.now();
    if (focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
  };
  onMove(() => isNeeded(view) && draw(), signal);
  signal.addEventListener('abort', () => {
    clearTimeout(heard);
    host.hide();
  });

  const show = (change: Partial<View>): void => {
    if (signal.aborted) return;
    const isEntered = root.activeElement !== null || performance.now() - left < RECENT;
    view = { ...view, ...change };
    draw();
    if (isEntered && change.toast?.undo) root.querySelector<HTMLElement>('.undo')?.focus();
    if (!change.announcement) return;
    clearTimeout(heard);
    heard = setTimeout(() => show({ announcement: '' }), HEARD);
  };

  return {
    get view() {
      return view;
    },
    show,
    isHost: host.isHost,
    owns: host.owns,
    hasToolbar: () => root.querySelector('.float:is(.bar, .spot):not(.away)') !== null,
    hasCard: () => root.querySelector('.card:not(.away)') !== null,
    isEntered: () => root.activeElement !== null,
    enter() {
      focusedBefore = document.activeElement;
      root.querySelector<HTMLElement>('.float:is(.bar, .spot, .card) button')?.focus();
    },
  };
}
