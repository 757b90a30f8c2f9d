/** The views that come after the list, fetched in one piece; the page has their style sheets. */
import { Addresses } from '../../components/Addresses.tsx';
import { Detail } from './Detail.tsx';
import { ImportOffer, ExportMenu, TransferNotice } from './Exchange.tsx';

export const views = { Addresses, ImportOffer, Detail, ExportMenu, TransferNotice };
