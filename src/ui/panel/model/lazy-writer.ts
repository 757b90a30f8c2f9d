/**
 * What is fetched behind the first notes, in one piece: all that writes, and what is seldom seen.
 * Everything that is imported here and not by the panel itself stays out of its first load.
 */
import { Addresses } from '../../components/Addresses.tsx';
import { CommentEditor } from '../../components/CommentEditor.tsx';
import { TagPicker } from '../../components/TagPicker.tsx';
import { ComposerCard } from '../views/ComposerCard.tsx';
import { createDesk } from './writer.ts';
import { FirstUse } from '../views/FirstUse.tsx';
import { HighlighterBar } from '../views/HighlighterBar.tsx';
import { pressKey } from './keys.ts';
import { KeysHelp } from '../views/KeysHelp.tsx';
import { Mending } from '../views/Reattach.tsx';
import { NoIssue } from '../views/NoIssue.tsx';
import { SameIssue } from '../views/DuplicateIssue.tsx';

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
