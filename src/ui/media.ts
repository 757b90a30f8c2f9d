/** Whether a media query holds, in a view. */
import { useEffect, useState } from 'preact/hooks';

/** @param query a CSS media query; must stay the same. */
export function useMedia(query: string): boolean {
  const [holds, setHolds] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const lifetime = new AbortController();
    const list = matchMedia(query);
    list.addEventListener('change', () => setHolds(list.matches), { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [query]);
  return holds;
}
