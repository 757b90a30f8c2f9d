/** The key that comes to the search field from anywhere on a page: `/`. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Whether a key press belongs to whoever is typing. */
export function typesText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}

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
