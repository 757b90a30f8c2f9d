/** The hint beside text and the toast at the foot of the page. */
import { X } from 'lucide';
import { button, element, icon } from './element.ts';
import type { OverlayActions, HintView, ToastView } from './view.ts';
import { STRINGS } from './strings.ts';

export function buildHint({ text }: HintView): HTMLElement {
  return element('div', { class: 'float hint', role: 'status' }, text);
}

export function buildToast({ text, undo, alarm }: ToastView, acts: OverlayActions): HTMLElement {
  const toast = element(
    'div',
    { class: 'toast', role: alarm ? 'alert' : 'status' },
    element('span', { class: 'text' }, text),
    undo && button({ class: 'undo' }, undo, STRINGS.undo),
    button({ class: 'action', 'aria-label': STRINGS.dismiss }, acts.dismissToast, icon(X, 16)),
  );
  for (const type of ['pointerenter', 'focusin']) toast.addEventListener(type, () => acts.holdToast(true));
  for (const type of ['pointerleave', 'focusout']) toast.addEventListener(type, () => acts.holdToast(false));
  return toast;
}
