/** Brings a note into sight, gently where it is near. */

function reducesMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * Scrolls no further than needed. A note near by is glided to. One far off is jumped to: between
 * here and there stand notes that were never laid out, whose height the browser only guesses
 * (`content-visibility`), so the place is looked at again once they are.
 */
export function bringIntoSight(card: Element, list: Element): void {
  const { top, bottom } = card.getBoundingClientRect();
  const view = list.getBoundingClientRect();
  const far = bottom < view.top - view.height || top > view.bottom + view.height;
  const glide = !far && !reducesMotion();
  card.scrollIntoView({ block: 'nearest', behavior: glide ? 'smooth' : 'instant' });
  if (far) requestAnimationFrame(() => card.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
}
