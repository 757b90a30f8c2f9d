/** An item of a long list that is drawn while it is near what is in view, and keeps its place while it is not. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far from what is in view things are drawn: about a screen. */
const AHEAD = '1000px';

/**
 * A list of no more items is drawn whole, so that the browser finds and prints all of it: 1,000 notes took
 * 0.7 s on a busy machine.
 */
export const SHORT_LIST = 200;

type Told = (entry: IntersectionObserverEntry) => void;

const told = new WeakMap<Element, Told>();
let observer: IntersectionObserver | undefined;

function follow(element: Element, listener: Told): () => void {
  observer ??= new IntersectionObserver(
    (entries) => entries.forEach((entry) => told.get(entry.target)?.(entry)),
    // The margin of the list that scrolls, and of the window around it.
    { rootMargin: AHEAD, scrollMargin: AHEAD },
  );
  told.set(element, listener);
  observer.observe(element);
  return () => observer?.unobserve(element);
}

interface NearProps {
  readonly as: 'li' | 'section';
  readonly class?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'data-item'?: string;
  /** Whether it is drawn at first, before anything is known of its place. */
  readonly first: boolean;
  /** Whether it is drawn wherever it stands. */
  readonly wanted: boolean;
  /** How high it is about, in CSS pixels, before it was drawn. */
  readonly height: number;
  readonly draw: () => ComponentChildren;
}

export function Near({ as: Tag, first, wanted, height, draw, ...attributes }: NearProps) {
  const element = useRef<HTMLElement>(null);
  const known = useRef(height);
  const [isNear, setNear] = useState(first);
  useLayoutEffect(() => {
    const item = element.current;
    if (item === null) return undefined;
    return follow(item, ({ isIntersecting, boundingClientRect }) => {
      // What has the focus keeps it.
      if (!isIntersecting && item.contains(document.activeElement)) return;
      if (!isIntersecting && item.childElementCount > 0) known.current = boundingClientRect.height;
      setNear(isIntersecting);
    });
  }, []);
  const isDrawn = isNear || wanted;
  return (
    <Tag
      {...attributes}
      ref={element as never}
      style={isDrawn ? undefined : { blockSize: `${known.current}px` }}
    >
      {isDrawn && draw()}
    </Tag>
  );
}
