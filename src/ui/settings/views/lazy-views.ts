/** What stands below the fold, fetched in one piece behind the page; the page has its style sheets. */
import { YourData } from './YourData.tsx';
import { Permissions } from './Permissions.tsx';

export const views = { YourData, Permissions };
