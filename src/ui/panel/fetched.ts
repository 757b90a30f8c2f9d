/**
 * What is fetched behind the first notes, in one piece: all that writes, and what is seldom seen.
 * Everything that is imported here and not by the panel itself stays out of its first load.
 */
import { Addresses } from '../Addresses.tsx';
import { CommentEditor } from '../components/CommentEditor.tsx';
import { TagPicker } from '../components/TagPicker.tsx';
import { ComposerCard } from './ComposerCard.tsx';
import { createDesk } from './desk.ts';
import { FirstUse } from './FirstUse.tsx';
import { HighlighterBar } from './HighlighterBar.tsx';
import { pressKey } from './keys.ts';
import { KeysHelp } from './KeysHelp.tsx';
import { Mending } from './Mending.tsx';
import { NoIssue } from './NoIssue.tsx';
import { SameIssue } from './SameIssue.tsx';

export const fetched = {
  createDesk,
  pressKey,
  Addresses,
  CommentEditor,
  ComposerCard,
  FirstUse,
  HighlighterBar,
  KeysHelp,
  Mending,
  NoIssue,
  SameIssue,
  TagPicker,
};
