/** What stands below the fold, fetched in one piece behind the page; the page has its style sheets. */
import { Safekeeping } from './Storage.tsx';
import { Sight } from './SiteAccess.tsx';

export const views = { Safekeeping, Sight };
