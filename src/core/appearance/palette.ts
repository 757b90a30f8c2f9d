/** The colours of marks and their patterns, as data for the pages that are read and for our own. */
import type { Colour } from '../model.ts';

/** `mark` stands behind text; `ink` is the same hue as text, dot or line. Hexadecimal sRGB. */
interface Shades {
  readonly mark: string;
  readonly ink: string;
}

/** A line beside the text, so that meaning does not rest on colour alone (WCAG 2.2, 1.4.1). */
interface Pattern {
  readonly line: 'underline' | 'overline';
  readonly style: 'solid' | 'dashed' | 'dotted' | 'double' | 'wavy';
}

export interface Swatch {
  readonly light: Shades;
  readonly dark: Shades;
  readonly pattern: Pattern;
}

/** Which of its two shades a mark takes: the one that suits the page's own background. */
export type Scheme = 'light' | 'dark';

/** The text on a mark: set with the background, so that the pair is legible on any page. */
export const TEXT: Readonly<Record<Scheme, string>> = { light: '#1d1b18', dark: '#f5f1e8' };

export const PALETTE: Readonly<Record<Colour, Swatch>> = {
  amber: {
    light: { mark: '#ffdf7e', ink: '#8a6000' },
    dark: { mark: '#6b5310', ink: '#f2c14e' },
    pattern: { line: 'underline', style: 'solid' },
  },
  coral: {
    light: { mark: '#ffb9a3', ink: '#b8421f' },
    dark: { mark: '#6e3423', ink: '#ff9c80' },
    pattern: { line: 'underline', style: 'dotted' },
  },
  rose: {
    light: { mark: '#f7b9d3', ink: '#b13b74' },
    dark: { mark: '#66304a', ink: '#f39ac1' },
    pattern: { line: 'overline', style: 'dotted' },
  },
  violet: {
    light: { mark: '#d5c4fa', ink: '#6b4bc4' },
    dark: { mark: '#473a74', ink: '#bda6f7' },
    pattern: { line: 'underline', style: 'double' },
  },
  blue: {
    light: { mark: '#b5d8fc', ink: '#2468b0' },
    dark: { mark: '#244a70', ink: '#8fc3f7' },
    pattern: { line: 'underline', style: 'dashed' },
  },
  teal: {
    light: { mark: '#a6e3d4', ink: '#0f7462' },
    dark: { mark: '#1d5549', ink: '#74d3bd' },
    pattern: { line: 'underline', style: 'wavy' },
  },
  green: {
    light: { mark: '#c9e9a4', ink: '#487411' },
    dark: { mark: '#3c521b', ink: '#b3da82' },
    pattern: { line: 'overline', style: 'solid' },
  },
  sand: {
    light: { mark: '#e6dac2', ink: '#7a6843' },
    dark: { mark: '#504632', ink: '#d5c29a' },
    pattern: { line: 'overline', style: 'dashed' },
  },
};
