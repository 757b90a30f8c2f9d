/** A text with the words that were looked for marked in it. */
import type { ComponentChildren } from 'preact';
import { foundRanges } from '../search-hits.ts';
import '../styles/search-hits.css';

interface SearchHitsProps {
  readonly text: string;
  /** Folded, as `core/search/words.ts` gives them. */
  readonly words: readonly string[];
}

export function SearchHits({ text, words }: SearchHitsProps) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const [start, end] of foundRanges(text, words)) {
    parts.push(
      text.slice(from, start),
      <mark key={start} class="found">
        {text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
