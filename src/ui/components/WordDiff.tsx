/** How a wording became another one, word by word. */
import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'preact/hooks';
import '../styles/quote.css';

interface DiffProps {
  readonly before: string;
  readonly now: string;
  /** A BCP 47 tag. */
  readonly language?: string | undefined;
}

/** Wordings with more edits than this have nothing in common that a reader would follow. */
const MOST_EDITS = 2_000;

interface Part {
  readonly value: string;
  readonly added?: boolean;
  readonly removed?: boolean;
}

function partsOf(before: string, now: string, language: string | undefined): readonly Part[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return (
    diffWordsWithSpace(before, now, { intlSegmenter, maxEditLength: MOST_EDITS }) ?? [
      { value: before, removed: true },
      { value: now, added: true },
    ]
  );
}

export function WordDiff({ before, now, language }: DiffProps) {
  const parts = useMemo(() => partsOf(before, now, language), [before, now, language]);
  return (
    <blockquote class="quote diff" dir="auto" lang={language}>
      {parts.map(({ value, added, removed }, index) => {
        if (added === true) return <ins key={index}>{value}</ins>;
        return removed === true ? <del key={index}>{value}</del> : value;
      })}
    </blockquote>
  );
}
