/** The views that come after the list, fetched in one piece; the page has their style sheets. */
import { Addresses } from '../../components/Addresses.tsx';
import { Detail } from './Detail.tsx';
import { BringIn, ExportMenu, Outcome } from './Exchange.tsx';

export const views = { Addresses, BringIn, Detail, ExportMenu, Outcome };
