/** Whether a media query holds, in a view. */
import { useEffect, useState } from 'preact/hooks';

/** @param query a CSS media query; must stay the same. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const life = new AbortController();
    const list = matchMedia(query);
    list.addEventListener('change', () => setHolds(list.matches), { signal: life.signal });
    return () => life.abort();
  }, [query]);
  return holds;
}
