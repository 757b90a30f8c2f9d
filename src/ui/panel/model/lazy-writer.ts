/**
 * What is fetched behind the first notes, in one piece: all that writes, and what is seldom seen.
 * Everything that is imported here and not by the panel itself stays out of its first load.
 */
import { takeUp } from '../../handover.ts';
import { Addresses } from '../../components/Addresses.tsx';
import { CommentEditor } from '../../components/CommentEditor.tsx';
import { Markdown } from '../../components/Markdown.tsx';
import { PassageText } from '../../components/PassageText.tsx';
import { TagPicker } from '../../components/TagPicker.tsx';
import { ComposerCard } from '../views/ComposerCard.tsx';
import { createWriter } from './writer.ts';
import { FirstUse } from '../views/FirstUse.tsx';
import { HighlighterBar } from '../views/HighlighterBar.tsx';
import { bringIntoSight } from './scroll.ts';
import { pressKey } from './keys.ts';
import { KeysHelp } from '../views/KeysHelp.tsx';
import { Reattach } from '../views/Reattach.tsx';
import { NoIssue } from '../views/NoIssue.tsx';
import { DuplicateQuestion } from '../views/DuplicateQuestion.tsx';

export const lazy = {
  bringIntoSight,
  createWriter,
  pressKey,
  takeUp,
  Addresses,
  CommentEditor,
  ComposerCard,
  FirstUse,
  HighlighterBar,
  KeysHelp,
  Markdown,
  PassageText,
  Reattach,
  NoIssue,
  DuplicateQuestion,
  TagPicker,
};
