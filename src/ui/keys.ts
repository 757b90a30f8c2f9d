/** Keys that mean the same on every page: undo, redo, and `/` to the search field. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** What a key press asks to do, given that the modifier of shortcuts is held: Z, Shift+Z, Y. */
export function revertOf({ key, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : undefined;
}

/** Whether a key press belongs to whoever is typing. */
export function typesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

/** Brings `/` to the search field from anywhere on a page. */
export function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const lifetime = new AbortController();
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== '/' || typesText(event.target)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', pressed, { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [field]);
}
