/** How marks look: one style rule for each colour, with and without a comment. */
import { COLOURS, type Colour } from '../core/model.ts';
import { PALETTE, TEXT, type Scheme } from '../core/appearance/palette.ts';

export interface HighlightStyle {
  readonly colour: Colour;
  readonly commented: boolean;
}

/** Every style, in the order in which they are painted: commented ones over the others. */
export const STYLES: readonly HighlightStyle[] = [false, true].flatMap((commented) =>
  COLOURS.map((colour): HighlightStyle => ({ colour, commented })),
);

/** Which of `STYLES` it is. */
export function styleIndex({ colour, commented }: HighlightStyle): number {
  return COLOURS.indexOf(colour) + (commented ? COLOURS.length : 0);
}

/**
 * What is pointed at and what was just revealed keep the colour of their tag: lines above and below are as
 * much of an outline as a highlight can have.
 */
const OUTLINE: Readonly<Record<Scheme, string>> = { light: '#8a3b12', dark: '#f0a679' };

/** The names of all entries in the registry. */
export interface Names {
  /** One for each of `STYLES`, in their order. */
  readonly styles: readonly string[];
  readonly pointed: string;
  readonly flashed: string;
}

/** The colour's pattern: thin, and bold where a comment hangs on the passage. */
function rule(name: string, { colour, commented }: HighlightStyle, scheme: Scheme): string {
  const { pattern, [scheme]: shades } = PALETTE[colour];
  const line = commented ? shades.ink : `color-mix(in srgb, ${shades.ink} 65%, ${shades.mark})`;
  return `::highlight(${name}) {
    background-color: ${shades.mark};
    color: ${TEXT[scheme]};
    text-decoration: ${pattern.line} ${pattern.style} ${commented ? '3px' : '1px'} ${line};
  }`;
}

/** The rules of all entries under their names. */
export function styleSheet({ styles, pointed, flashed }: Names, scheme: Scheme): string {
  const rules = STYLES.map((style, index) => rule(styles[index] ?? '', style, scheme));
  const marks = styles.map((name) => `::highlight(${name})`).join(', ');
  return `${rules.join('\n')}
  ::highlight(${pointed}), ::highlight(${flashed}) {
    text-decoration: underline overline solid 2px ${OUTLINE[scheme]};
    text-decoration-skip-ink: none;
  }
  ::highlight(${flashed}) { text-decoration-thickness: 3px; }
  @media (forced-colors: active) {
    ${marks} { background-color: Mark; color: MarkText; text-decoration-color: MarkText; }
    ::highlight(${pointed}), ::highlight(${flashed}) { text-decoration-color: MarkText; }
  }`;
}
