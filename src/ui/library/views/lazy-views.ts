/** The views that come after the list, fetched in one piece; the page has their style sheets. */
import { Addresses } from '../../components/Addresses.tsx';
import { Detail } from './Detail.tsx';
import { ImportOffer, ExportMenu, TransferNotice } from './Exchange.tsx';
import { plainText } from '../../markdown/plain-text.ts';

export const views = { plainText, Addresses, ImportOffer, Detail, ExportMenu, TransferNotice };
