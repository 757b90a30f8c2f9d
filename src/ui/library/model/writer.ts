/** All that the library does besides reading, fetched in one piece once the list is there. */
import { redo, undo } from '../../../store/undo.ts';
import { revertToast } from '../../undone.ts';
import { takeUp } from '../../handover.ts';
import { splitOffAddress } from '../../issue-addresses.ts';
import { createData } from '../../settings/model/data.ts';
import { moveToBin } from './bin.ts';
import { createDetail } from './detail.ts';
import { markdownOf, viewFile } from './export-file.ts';

export const writer = {
  createData,
  createDetail,
  markdownOf,
  viewFile,
  splitOffAddress,
  takeUp,
  moveToBin,
  redo,
  revertToast,
  undo,
};

export type Writer = typeof writer;
