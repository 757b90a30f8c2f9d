/** The views that come after the popup has opened, fetched in one piece; the page has their style sheets. */
import { Results } from './Results.tsx';

export const views = { Results };
