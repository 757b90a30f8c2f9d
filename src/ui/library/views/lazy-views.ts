/** The views that come after the list, fetched in one piece; the page has their style sheets. */
import { adoptStyles } from '../../adopt-styles.ts';
import matrixStyles from '../styles/matrix.lazy.css';
import { MatrixView } from './MatrixView.tsx';
import { NotesBeside } from './NotesBeside.tsx';
import { Addresses } from '../../components/Addresses.tsx';
import { QueryProblems } from '../../components/QueryProblems.tsx';
import { Detail } from './Detail.tsx';
import { ImportOffer, ExportMenu, TransferNotice } from './Exchange.tsx';
import { passageText } from '../../../core/formats/passage-text.ts';
import { plainText } from '../../markdown/plain-text.ts';

adoptStyles(matrixStyles);

export const views = {
  passageText,
  plainText,
  MatrixView,
  NotesBeside,
  QueryProblems,
  Addresses,
  ImportOffer,
  Detail,
  ExportMenu,
  TransferNotice,
};
