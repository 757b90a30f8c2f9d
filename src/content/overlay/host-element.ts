/** The one element that Postil puts into a page: a closed shadow root in the top layer. */
import { COLOURS } from '../../core/model.ts';
import { PALETTE } from '../../core/appearance/palette.ts';
import css from './overlay.css';

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

export interface HostElement {
  readonly root: ShadowRoot;
  readonly isHost: (node: Node) => boolean;
  /** Whether an event happened in it. */
  readonly owns: (event: Event) => boolean;
  /** Brings it into an element of the page, over everything there. */
  show(home: Element): void;
  /** By how much the page enlarges it. */
  zoom(): number;
  /** Takes it out of the page. */
  hide(): void;
}

/** Makes the element; it is not in the page yet. */
export function createHostElement(): HostElement {
  const host = document.createElement(randomTag());
  const root = host.attachShadow({ mode: 'closed' });
  let home: Element | undefined;
  root.adoptedStyleSheets = [styleSheet()];
  // The selection stays while the reader presses our buttons.
  root.addEventListener('mousedown', (event) => event.preventDefault());
  for (const type of PRIVATE) host.addEventListener(type, (event) => event.stopPropagation());
  return {
    root,
    isHost: (node) => node === host,
    owns: (event) => event.target === host || event.composedPath().includes(host),
    show(wanted) {
      // A page that moved the element gains no second look of it: clicks are refused where it is hidden.
      const isThere = host.isConnected && home === wanted;
      // The page may have written on the element while it was there: `inert`, for all that is no dialog of its own.
      for (const name of host.getAttributeNames()) {
        if (!isThere || name !== 'popover') host.removeAttribute(name);
      }
      if (isThere) return;
      home = wanted;
      host.popover = 'manual';
      home.append(host);
      host.showPopover();
    },
    zoom: () => host.currentCSSZoom,
    hide: () => host.remove(),
  };
}
