/** Brings a passage into view. */

/** Farther than this many screens is a jump: a long scroll shows nothing on its way. */
const FAR = 3;

function scrolls(element: Element, view: Window): boolean {
  if (element.scrollHeight <= element.clientHeight) return false;
  return /^(?:auto|scroll|overlay)$/.test(view.getComputedStyle(element).overflowY);
}

/**
 * Scrolls every box around a range so that its first line stands in the upper half of the screen;
 * one that is well in view stays. Without movement where the reader asked for less of it.
 * @returns false where the range has no box: the page hides it.
 */
export function reveal(range: Range): boolean {
  const document = range.startContainer.ownerDocument;
  const view = document?.defaultView;
  const box = Array.from(range.getClientRects()).find(({ width, height }) => width > 0 && height > 0);
  if (!document || !view || box === undefined) return false;

  const still = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const height = document.documentElement.clientHeight;
  let { top } = box;
  const bring = (frame: Element, from: number, to: number): void => {
    const room = to - from;
    const margin = room / 8;
    if (top >= from + margin && top + Math.min(box.height, room / 2) <= to - margin) return;
    const wish = frame.scrollTop + top - (from + room / 3);
    const most = frame.scrollHeight - frame.clientHeight;
    const way = Math.min(Math.max(wish, 0), most) - frame.scrollTop;
    const jump = still || Math.abs(way) > FAR * height;
    frame.scrollBy({ top: way, behavior: jump ? 'instant' : 'smooth' });
    top -= way;
  };

  const root = document.scrollingElement ?? document.documentElement;
  const start = range.startContainer;
  for (let at = start.parentElement; at !== null; at = at.parentElement) {
    if (at === root || at === document.body || !scrolls(at, view)) continue;
    const frame = at.getBoundingClientRect();
    bring(at, frame.top, frame.bottom);
  }
  bring(root, 0, height);
  return true;
}
