/** The notes' cards in the document, in their order: where the focus is, and where it goes. */
import type { AnnotationId } from '../../core/model.ts';

export function cards(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-note]')];
}

export function idOf(card: HTMLElement | undefined): AnnotationId | undefined {
  return card?.dataset['note'] as AnnotationId | undefined;
}

/** Before a note goes that has the focus in it: the next note takes it, or the one before, or the list. */
export function leaveCard(within: Element): void {
  const all = cards();
  const at = all.findIndex((card) => card.contains(within));
  const neighbour = all[at + 1] ?? all[at - 1] ?? document.querySelector('main');
  if (all[at]?.contains(document.activeElement)) neighbour?.focus();
}
