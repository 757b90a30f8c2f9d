/** A passage in the reading face, in its own language and direction. */
import type { Colour } from '../../core/model.ts';
import '../styles/quote.css';

interface QuoteProps {
  readonly text: string;
  /** Given, the words are painted as on the page. */
  readonly colour?: Colour | undefined;
  /** The language, a BCP 47 tag. */
  readonly language?: string | undefined;
}

export function Quote({ text, colour, language }: QuoteProps) {
  return (
    <blockquote class="quote" dir="auto" lang={language}>
      {colour === undefined ? (
        text
      ) : (
        <span class="painted" data-colour={colour}>
          {text}
        </span>
      )}
    </blockquote>
  );
}
