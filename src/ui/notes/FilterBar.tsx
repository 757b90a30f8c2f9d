/** The tags of this notes with their counts: one of them may narrow the list. */
import { useRef } from 'preact/hooks';
import { TagChip } from '../components/Tag.tsx';
import type { FilterChoice, Filters } from './listed.ts';
import '../styles/filter-bar.css';

const PLAIN = { all: 'All', untagged: 'untagged' };

interface ChoiceProps {
  readonly choice: FilterChoice;
  readonly notes: Filters;
}

function Choice({ choice: { filter, tag, count }, notes }: ChoiceProps) {
  const pressed = notes.filter.value === filter;
  const shared = {
    'aria-pressed': pressed,
    tabIndex: pressed ? 0 : -1,
    onClick: () => notes.show(pressed ? 'all' : filter),
  };
  if (tag !== undefined) return <TagChip tag={tag} pressed={pressed} count={count} kind="wash" {...shared} />;
  return (
    <button type="button" class="chip wash" {...shared}>
      {filter === 'untagged' ? PLAIN.untagged : PLAIN.all}
      <span class="chip-count">{count}</span>
    </button>
  );
}

export function FilterBar({ notes }: { readonly notes: Filters }) {
  const bar = useRef<HTMLDivElement>(null);
  const pressed = (event: KeyboardEvent): void => {
    const chips = [...(bar.current?.querySelectorAll<HTMLElement>('.chip') ?? [])];
    const at = chips.findIndex((chip) => chip === document.activeElement);
    const forward = getComputedStyle(event.currentTarget as Element).direction === 'rtl' ? -1 : 1;
    const to: Record<string, number> = {
      ArrowRight: at + forward,
      ArrowLeft: at - forward,
      Home: 0,
      End: chips.length - 1,
    };
    const next = chips[to[event.key] ?? -1];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  // A mouse with one wheel scrolls the chips, too.
  const wheeled = (event: WheelEvent): void => {
    if (event.deltaX === 0 && !event.shiftKey) bar.current?.scrollBy({ left: event.deltaY });
  };
  return (
    <div
      ref={bar}
      class="filters"
      role="toolbar"
      aria-label="Show the notes with one tag"
      onKeyDown={pressed}
      onWheel={wheeled}
    >
      {notes.filters.value.map((choice) => (
        <Choice key={choice.filter} choice={choice} notes={notes} />
      ))}
    </div>
  );
}
