/** What stands below the fold, fetched in one piece behind the page; the page has its style sheets. */
import { Safekeeping } from './Safekeeping.tsx';
import { Sight } from './Sight.tsx';

export const views = { Safekeeping, Sight };
