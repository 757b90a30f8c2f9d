/** Builds elements: a library for views would weigh more than all that Postil shows in a page. */
import type { IconNode } from '../../ui/components/Icon.tsx';

interface Attributes {
  readonly [name: string]: string | undefined;
}

type Child = Node | string | undefined;

const SVG = 'http://www.w3.org/2000/svg';

/** An element with its attributes, those that are undefined left out, and what is in it. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button; `act` runs at a click and at Enter or Space. */
export function button(attributes: Attributes, act: () => void, ...children: readonly Child[]): HTMLElement {
  const made = element('button', { type: 'button', ...attributes }, ...children);
  made.addEventListener('click', () => act());
  return made;
}

/** A Lucide icon, silent for screen readers: its button has a label. */
export function icon(nodes: IconNode, size: number): SVGElement {
  const made = document.createElementNS(SVG, 'svg');
  const frame = { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'aria-hidden': 'true' };
  const pen = { 'stroke-width': '1.75', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' };
  for (const [key, value] of Object.entries({ ...frame, ...pen, width: size, height: size })) {
    made.setAttribute(key, String(value));
  }
  for (const [name, attributes] of nodes) {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value));
    made.append(shape);
  }
  return made;
}
