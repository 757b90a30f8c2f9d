/** A passage in the reading face, in its own language and direction. */
import type { ComponentChildren } from 'preact';
import '../styles/quote.css';

interface QuoteProps {
  /** The language, a BCP 47 tag. */
  readonly language?: string | undefined;
  readonly children: ComponentChildren;
}

export function Quote({ language, children }: QuoteProps) {
  return (
    <blockquote class="quote" dir="auto" lang={language}>
      {children}
    </blockquote>
  );
}
