/** Postil's one element in the page: a closed shadow root in the top layer, there only while needed. */
import { COLOURS } from '../../core/model.ts';
import { PALETTE } from '../../core/appearance/palette.ts';
import { element } from './element.ts';
import { guardClicks } from './click-guard.ts';
import { createRenderer } from './renderer.ts';
import css from './overlay.css';
import type { OverlayActions, View } from './view.ts';

export interface Overlay {
  readonly view: View;
  /** Changes what is shown, at once. */
  show(change: Partial<View>): void;
  /** Whether a node is the element itself. */
  readonly isHost: (node: Node) => boolean;
  /** Whether an event happened in our own interface. */
  owns(event: Event): boolean;
  /** Whether the toolbar stands on the screen now. */
  hasToolbar(): boolean;
  /** Whether the focus is in our own interface. */
  isEntered(): boolean;
  /** Moves the focus into the toolbar or the card. */
  enter(): void;
}

/** After so many milliseconds a reader who worked in our interface by keyboard has gone on elsewhere. */
const RECENT = 1000;
/** How long what is spoken stays to be heard, in milliseconds. */
const HEARD = 2000;

const NOTHING: View = {
  scheme: 'light',
  toolbar: undefined,
  card: undefined,
  hint: undefined,
  toast: undefined,
  spoken: '',
};

/** Events in our interface that the page has no business with. */
const PRIVATE = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
  'touchstart',
  'touchend',
  'wheel',
  'keydown',
  'keyup',
  'keypress',
  'focusin',
  'focusout',
];

/** A name that no page styles and that says nothing of us. */
function randomTag(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(97 + (byte % 26)));
  return `${letters.slice(0, 6).join('')}-${letters.slice(6).join('')}`;
}

function styleSheet(): CSSStyleSheet {
  const tints = COLOURS.map((colour) => {
    const { light, dark } = PALETTE[colour];
    return `[data-colour='${colour}'] { --glow: ${dark.ink}; --tint: ${light.ink}; }
      [data-scheme='dark'] [data-colour='${colour}'] { --tint: ${dark.ink}; }`;
  });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css + tints.join('\n'));
  return sheet;
}

/**
 * Makes the element without showing it. It leaves the page when `signal` aborts.
 * @param refused hears of clicks on a button that the page hides from the reader.
 */
export function createOverlay(acts: OverlayActions, refused: () => void, signal: AbortSignal): Overlay {
  const host = document.createElement(randomTag());
  const root = host.attachShadow({ mode: 'closed' });
  const spoken = element('div', { class: 'spoken', role: 'status' });
  const room = element('div', { class: 'room' }, spoken);
  const parts = createRenderer(room, acts, () => root.activeElement);
  const guard = guardClicks(root, refused);
  root.adoptedStyleSheets = [styleSheet()];
  root.append(room);
  // The selection stays while the reader presses our buttons.
  root.addEventListener('mousedown', (event) => event.preventDefault());
  for (const type of PRIVATE) host.addEventListener(type, (event) => event.stopPropagation());

  let view = NOTHING;
  let frame = 0;
  let heard: ReturnType<typeof setTimeout> | undefined;
  let focusedBefore: Element | null = null;
  let left = -Infinity;

  const draw = (): void => {
    const wasEntered = root.activeElement !== null;
    const { toolbar, card, hint, toast } = view;
    const isNeeded = view.spoken !== '' || [toolbar, card, hint, toast].some((part) => part !== undefined);
    if (isNeeded && !host.isConnected) {
      // The page may have written on the element while it was there.
      for (const name of host.getAttributeNames()) host.removeAttribute(name);
      host.popover = 'manual';
      document.documentElement.append(host);
      host.showPopover();
    }
    spoken.textContent = view.spoken;
    parts.draw(view);
    guard.watch(parts.boxes());
    if (!isNeeded) host.remove();
    if (!wasEntered || root.activeElement !== null) return;
    left = performance.now();
    if (focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
  };
  const follow = (): void => {
    if ((view.toolbar ?? view.card ?? view.hint) === undefined || frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };
  document.addEventListener('scroll', follow, { signal, capture: true, passive: true });
  window.addEventListener('resize', follow, { signal, passive: true });
  signal.addEventListener('abort', () => {
    clearTimeout(heard);
    cancelAnimationFrame(frame);
    host.remove();
  });

  const show = (change: Partial<View>): void => {
    if (signal.aborted) return;
    const isEntered = root.activeElement !== null || performance.now() - left < RECENT;
    view = { ...view, ...change };
    draw();
    if (isEntered && change.toast?.undo) root.querySelector<HTMLElement>('.undo')?.focus();
    if (!change.spoken) return;
    clearTimeout(heard);
    heard = setTimeout(() => show({ spoken: '' }), HEARD);
  };

  return {
    get view() {
      return view;
    },
    show,
    isHost: (node) => node === host,
    owns: (event) => event.target === host || event.composedPath().includes(host),
    hasToolbar: () => root.querySelector('.float:is(.bar, .spot):not(.away)') !== null,
    isEntered: () => root.activeElement !== null,
    enter() {
      focusedBefore = document.activeElement;
      root.querySelector<HTMLElement>('.float:is(.bar, .spot, .card) button')?.focus();
    },
  };
}
