/** Which rows of a long list of equally high ones are near the screen: only these are drawn. */
import { useEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

export interface Rows {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
}

/** Rows that are drawn above and below, so that a scroll does not show their absence. */
const AROUND = 16;

/** Rows that come and go together, so that not each step of a scroll draws. */
const CHUNK = 8;

/**
 * @param scroller the element that scrolls; the rows begin `head` pixels below its top.
 * @param height of one row, in CSS pixels.
 */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  height: number,
  head: number,
): Rows {
  const [first, setFirst] = useState(0);
  const [screen, setScreen] = useState(40);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const look = (): void => {
      const top = Math.max(0, Math.floor((element.scrollTop - head) / height));
      setFirst(top - (top % CHUNK));
      setScreen(Math.ceil(element.clientHeight / height) + 1);
    };
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [height, head]);
  // A list that became shorter while it was scrolled down still shows its end.
  const from = Math.max(0, Math.min(first, count - screen) - AROUND);
  return { from, to: Math.min(count, from + screen + 2 * AROUND) };
}
