/** Parts of a page whose code is loaded after the page. */
import { useEffect, useState } from 'preact/hooks';

/**
 * A part of the page, undefined until its code is there. Its style sheet is to be imported by the
 * page itself: a page has one.
 * @param needed loads the code once this is true.
 */
export function useLazy<Part>(needed: boolean, load: () => Promise<Part>): Part | undefined {
  const [part, setPart] = useState<{ readonly code: Part }>();
  useEffect(() => {
    if (needed && part === undefined) void load().then((code) => setPart({ code }));
  }, [needed]);
  return part?.code;
}
