/** The popup's search field: `/` comes here, the arrow keys walk the results, Enter opens one. */
import { Search } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import { Icon } from '../../components/Icon.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { valueOf } from '../../live.ts';
import { useSlash } from '../../keys.ts';
import { completerFor } from '../../search/completer.ts';
import { COMPLETIONS, completionId, Completions } from '../../search/Completions.tsx';
import type { Finder } from '../model/search.ts';
import { RESULTS, resultId } from './result-id.ts';

interface SearchFieldProps {
  readonly finder: Finder;
  /** How many notes there are to search, as far as known. */
  readonly total: number | undefined;
}

export function SearchField({ finder, total }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const note = valueOf(finder.found.value)?.notes[finder.active.value];
  const searching = finder.query.value !== '';

  useSlash(field);
  const completer = useMemo(() => completerFor(field, finder.complete, finder.type), [finder]);
  const isOffering = completer.offer.value !== undefined;
  const option = completer.active.value;
  const active = isOffering
    ? option >= 0
      ? completionId(option)
      : undefined
    : searching && note
      ? resultId(note.annotation.id)
      : undefined;

  const pressed = (event: KeyboardEvent): void => {
    // Without a query the arrows are those of the lists below.
    if (event.isComposing || !searching) return;
    if (completer.press(event.key)) {
      event.preventDefault();
      return;
    }
    if (event.key === 'ArrowDown') finder.move(1);
    else if (event.key === 'ArrowUp') finder.move(-1);
    else if (event.key === 'Enter') void finder.openActive();
    else if (event.key === 'Escape') finder.type('');
    else return;
    event.preventDefault();
  };

  return (
    <div class="search-frame">
      <label class="search">
        <Icon icon={Search} size={17} />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label="Search all notes"
          aria-expanded={searching}
          aria-controls={isOffering ? COMPLETIONS : RESULTS}
          aria-autocomplete="list"
          aria-activedescendant={active}
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          dir="auto"
          placeholder={total ? `Search ${total.toLocaleString('en')} notes` : 'Search your notes'}
          value={finder.query.value}
          onInput={({ currentTarget: { value, selectionStart } }) => {
            finder.type(value);
            void completer.ask(value, selectionStart ?? value.length);
          }}
          onBlur={completer.close}
          onKeyDown={pressed}
        />
        {!searching && <Kbd keys="/" />}
      </label>
      <Completions completer={completer} />
    </div>
  );
}
