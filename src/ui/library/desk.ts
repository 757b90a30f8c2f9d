/** All that the library does besides reading, fetched in one piece once the list is there. */
import { undo } from '../../store/act.ts';
import { splitOff } from '../one-issue.ts';
import { createData } from '../settings/data.ts';
import { throwAway } from './bin.ts';
import { createDetail } from './detail.ts';
import { markdownOf } from './outgoing.ts';

export const desk = { createData, createDetail, markdownOf, splitOff, throwAway, undo };
