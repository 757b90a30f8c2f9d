/** The length as a strip with the marks on it: point or walk to one, press to go there. */
import { useSignal } from '@preact/signals';
import type { AnnotationId, Tag } from '../../../core/model.ts';
import { TagName } from '../../components/Tag.tsx';
import { stripCells, type Mark } from '../model/strip.ts';
import '../styles/strip.css';

/** A mark, and what is said of it. */
export interface StripMark extends Mark {
  readonly quote: string;
  readonly tags: readonly Tag[];
}

interface StripProps {
  /** In the order of the text. */
  readonly marks: readonly StripMark[];
  readonly reveal: (id: AnnotationId) => void;
}

const CELLS = 24;

/** The steps of the arrow keys; the strip lies along the line, so both pairs walk it. */
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The mark nearest to a place on the strip, `at` a fraction of its length. */
function nearestMark(marks: readonly StripMark[], at: number): number {
  const distance = ({ span: [start, end] }: Mark): number =>
    at < start ? start - at : Math.max(0, at - end);
  let nearest = 0;
  marks.forEach((mark, index) => {
    const best = marks[nearest];
    if (best !== undefined && distance(mark) < distance(best)) nearest = index;
  });
  return nearest;
}

/** Where on an element a pointer is, as a fraction from the side on which its line begins. */
function fractionAlong(element: HTMLElement, x: number): number {
  const { left, width } = element.getBoundingClientRect();
  const fraction = width > 0 ? (x - left) / width : 0;
  return getComputedStyle(element).direction === 'rtl' ? 1 - fraction : fraction;
}

const optionId = (id: AnnotationId): string => `mark-${id}`;

const label = ({ quote, tags, span }: StripMark): string =>
  [quote, ...tags.map((tag) => tag.name), `${Math.round(span[0] * 100)} %`].join(', ');

export function Strip({ marks, reveal }: StripProps) {
  const active = useSignal<number | undefined>(undefined);
  const shown = active.value === undefined ? undefined : marks[Math.min(active.value, marks.length - 1)];

  const walk = (event: KeyboardEvent): void => {
    const rtl = getComputedStyle(event.currentTarget as HTMLElement).direction === 'rtl';
    const step = (STEPS[event.key] ?? 0) * (rtl && /Left|Right/.test(event.key) ? -1 : 1);
    const from = active.value ?? (step > 0 ? -1 : marks.length);
    if (step !== 0) active.value = Math.min(marks.length - 1, Math.max(0, from + step));
    else if (event.key === 'Home') active.value = 0;
    else if (event.key === 'End') active.value = marks.length - 1;
    else if ((event.key === 'Enter' || event.key === ' ') && shown !== undefined) reveal(shown.id);
    else return;
    event.preventDefault();
  };
  const point = (event: PointerEvent): void => {
    active.value = nearestMark(marks, fractionAlong(event.currentTarget as HTMLElement, event.clientX));
  };

  // The page has not told yet where they stand.
  const list = marks.length > 0 && { role: 'listbox' as const, tabIndex: 0 };
  return (
    <div class="strip-frame">
      <div
        class="strip"
        {...list}
        aria-label={list ? 'Where your notes stand in this issue' : undefined}
        aria-activedescendant={shown && optionId(shown.id)}
        onKeyDown={walk}
        onFocus={() => (active.value ??= 0)}
        onBlur={() => (active.value = undefined)}
        onPointerMove={point}
        onPointerLeave={(event) => {
          if (!event.currentTarget.matches(':focus-visible')) active.value = undefined;
        }}
        onClick={() => shown && reveal(shown.id)}
      >
        {stripCells(marks, CELLS).map((cell, index) => (
          // The cells are places: they never change their order.
          <span key={index} class="strip-cell" role="presentation">
            {cell.map(({ id, colour, first }) => {
              const mark = marks.find((each) => each.id === id);
              const option = first && mark !== undefined;
              return (
                <span
                  key={id}
                  class="strip-piece"
                  data-colour={colour}
                  data-active={id === shown?.id || undefined}
                  {...(option
                    ? {
                        role: 'option' as const,
                        id: optionId(id),
                        'aria-selected': id === shown?.id,
                        'aria-label': label(mark),
                      }
                    : { 'aria-hidden': true })}
                />
              );
            })}
          </span>
        ))}
      </div>
      {shown && (
        <div class="strip-preview" aria-hidden="true">
          <p class="strip-quote" dir="auto">
            {shown.quote}
          </p>
          {shown.tags.map((tag) => (
            <TagName key={tag.id} tag={tag} />
          ))}
        </div>
      )}
    </div>
  );
}
