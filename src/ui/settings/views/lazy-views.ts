/** What stands below the fold, fetched in one piece behind the page; the page has its style sheets. */
import { Safekeeping } from './Storage.tsx';
import { SiteAccess } from './SiteAccess.tsx';

export const views = { Safekeeping, SiteAccess };
