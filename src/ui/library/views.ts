/** The views that come after the list, fetched in one piece; the page has their style sheets. */
import { Detail } from './Detail.tsx';
import { BringIn, ExportMenu, Outcome } from './Exchange.tsx';

export const views = { BringIn, Detail, ExportMenu, Outcome };
