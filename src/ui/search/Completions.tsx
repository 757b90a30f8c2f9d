/**
 * The names that a search field offers, below it; the field keeps the focus.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import type { Completer } from './completer.ts';
import '../styles/completions.css';

/** The list's id, for the field that controls it. */
export const COMPLETIONS = 'completions';

export const completionId = (index: number): string => `completion-${index}`;

export function Completions({ completer }: { readonly completer: Completer }) {
  const offer = completer.offer.value;
  if (offer === undefined) return null;
  return (
    <ul
      id={COMPLETIONS}
      class="completions"
      role="listbox"
      aria-label="Names"
      onPointerDown={(event) => event.preventDefault()}
    >
      {offer.options.map(({ text, label }, index) => (
        <li
          key={text}
          id={completionId(index)}
          class="completion"
          role="option"
          aria-selected={index === completer.active.value}
          onClick={() => completer.take(index)}
        >
          <bdi>{label}</bdi>
        </li>
      ))}
    </ul>
  );
}
