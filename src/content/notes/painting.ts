/** Paints the notes that were found, in the colours of the page that they stand on. */
import type { Scheme } from '../../core/appearance/palette.ts';
import type { Tag } from '../../core/model.ts';
import type { Painter } from '../../dom/painter.ts';
import { schemeOf } from '../../dom/scheme.ts';
import { marksOf, type AnchoredNote, type Issues } from './anchored-notes.ts';

/** Whether an issue stands on light or dark; undefined where it is not on the page. */
export function measuredScheme({ found }: Issues, issue: number): Scheme | undefined {
  const node = found[issue]?.root.commonAncestorContainer;
  const element = node instanceof Element ? node : node?.parentElement;
  return element ? schemeOf(element) : undefined;
}

export interface Painting {
  readonly scheme: Scheme;
  readonly paint: (notes: readonly AnchoredNote[], tags: readonly Tag[]) => void;
  /** Paints the same again where the page has changed from light to dark, or back. */
  readonly recolour: () => void;
}

export interface PaintingDeps {
  readonly painter: Pick<Painter, 'paint'>;
  /** Whether what is being read is light or dark; undefined where it is not there. */
  readonly measure: () => Scheme | undefined;
  /** Called after each paint. */
  readonly painted: () => void;
}

export function createPainting({ painter, measure, painted }: PaintingDeps): Painting {
  let scheme: Scheme = 'light';
  let last: readonly [readonly AnchoredNote[], readonly Tag[]] = [[], []];
  const paint: Painting['paint'] = (...shown) => {
    last = shown;
    scheme = measure() ?? scheme;
    painter.paint(marksOf(...shown), scheme);
    painted();
  };
  return {
    get scheme() {
      return scheme;
    },
    paint,
    recolour() {
      if ((measure() ?? scheme) !== scheme) paint(...last);
    },
  };
}
