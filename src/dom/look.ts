/** How marks look: one style rule for each colour, with and without a comment. */
import { COLOURS, type Colour } from '../core/model.ts';
import { PALETTE, TEXT, type Scheme } from '../core/palette.ts';

export interface Look {
  readonly colour: Colour;
  readonly commented: boolean;
}

/** Every look, in the order in which they are painted: commented ones over the others. */
export const LOOKS: readonly Look[] = [false, true].flatMap((commented) =>
  COLOURS.map((colour): Look => ({ colour, commented })),
);

/** The line around what is pointed at or was just revealed; no hue of a tag. */
const ACCENT: Readonly<Record<Scheme, string>> = { light: '#8a3b12', dark: '#f0a679' };

/** The colour's pattern: thin, and bold where a comment hangs on the passage. */
function rule(name: string, { colour, commented }: Look, scheme: Scheme): string {
  const { pattern, [scheme]: shades } = PALETTE[colour];
  const line = commented ? shades.ink : `color-mix(in srgb, ${shades.ink} 65%, ${shades.mark})`;
  return `::highlight(${name}) {
    background-color: ${shades.mark};
    color: ${TEXT[scheme]};
    text-decoration: ${pattern.line} ${pattern.style} ${commented ? '3px' : '1px'} ${line};
  }`;
}

/** The rules of all looks under their names, and of what is `hot`: pointed at or just revealed. */
export function styleSheet(names: readonly string[], hot: string, scheme: Scheme): string {
  const rules = LOOKS.map((look, index) => rule(names[index] ?? '', look, scheme));
  const forced = names.map((name) => `::highlight(${name})`).join(', ');
  return `${rules.join('\n')}
  ::highlight(${hot}) { text-decoration: underline overline solid 2px ${ACCENT[scheme]}; }
  @media (forced-colors: active) {
    ${forced} { background-color: Mark; color: MarkText; text-decoration-color: MarkText; }
    ::highlight(${hot}) { background-color: Highlight; color: HighlightText; text-decoration-color: HighlightText; }
  }`;
}
