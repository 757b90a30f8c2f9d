/** The hint beside text and the toast at the foot of the page. */
import { X } from 'lucide';
import { button, element, icon } from './element.ts';
import type { Acts, HintView, ToastView } from './view.ts';
import { WORDS } from './strings.ts';

export function buildHint({ text }: HintView): HTMLElement {
  return element('div', { class: 'float hint', role: 'status' }, text);
}

export function buildToast({ text, undo, alarm }: ToastView, acts: Acts): HTMLElement {
  return element(
    'div',
    { class: 'toast', role: alarm ? 'alert' : 'status' },
    element('span', { class: 'text' }, text),
    undo && button({ class: 'undo' }, undo, WORDS.undo),
    button({ class: 'action', 'aria-label': WORDS.dismiss }, acts.dismissToast, icon(X, 16)),
  );
}
