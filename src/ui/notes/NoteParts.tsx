/** The parts of a note in a list: its passage, its comment, its tags, and what can be done with it. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { Link2, Pencil, Trash2 } from 'lucide';
import { UNTAGGED_COLOUR } from '../../core/model.ts';
import { passageOf } from '../../core/formats/passage.ts';
import { Button, IconButton } from '../components/Button.tsx';
import { Quote } from '../components/Quote.tsx';
import { TagDot, TagName } from '../components/Tag.tsx';
import type { NoteView } from './listed.ts';
import '../styles/note-card.css';

/** Longer passages and comments are cut to some lines until the reader wants them whole: in UTF-16 units, and in lines. */
const LONG = 420;
const MANY_LINES = 7;

function isLong(text: string): boolean {
  return text.length > LONG || text.split('\n').length > MANY_LINES;
}

interface PassageProps {
  readonly view: NoteView;
  readonly active: boolean;
  readonly language: string | undefined;
  /** The passage as it is read. */
  readonly children: ComponentChildren;
}

/** The passage; a long one is cut until its note is active. */
export function Passage({ view, active, language, children }: PassageProps) {
  const whole = useSignal(false);
  const text = passageOf(view.annotation.target);
  const long = isLong(text);
  return (
    <div class={long && !whole.value ? 'passage cut' : 'passage'}>
      <Quote language={language}>{children}</Quote>
      {long && active && (
        <Button kind="link" aria-expanded={whole.value} onClick={() => (whole.value = !whole.peek())}>
          {whole.value ? 'Show less' : 'Show all of it'}
        </Button>
      )}
    </div>
  );
}

interface CommentProps {
  readonly source: string;
  readonly edit: () => void;
  /** The comment as it is read. */
  readonly children: ComponentChildren;
}

/** A comment as it is read; a long one is folded, whether its note is active or not. */
export function Comment({ source, edit, children }: CommentProps) {
  const whole = useSignal(false);
  const long = isLong(source);
  return (
    <div class="note-comment" onDblClick={edit}>
      <div class={long && !whole.value ? 'folded' : undefined}>{children}</div>
      {long && (
        <Button kind="link" aria-expanded={whole.value} onClick={() => (whole.value = !whole.peek())}>
          {whole.value ? 'Show less' : 'Show all of it'}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  readonly view: NoteView;
  /** Whether the actions are there at all, and whether the Tab key comes to them. */
  readonly actions: boolean;
  readonly reachable: boolean;
  readonly editTags: () => void;
  readonly editComment: () => void;
  readonly copyLink: () => void;
  /** @param within an element of the note */
  readonly remove: (within: Element) => void;
}

/** The tags, and beside them what can be done. */
export function TagRow({ view, actions, reachable, ...act }: RowProps) {
  const tabIndex = reachable ? 0 : -1;
  const { annotation: note, tags } = view;
  return (
    <div class="note-row">
      <button
        type="button"
        class="note-tags"
        tabIndex={tabIndex}
        title="Change the tags (t)"
        onClick={act.editTags}
      >
        <span class="visually-hidden">Tags:</span>
        {tags.map((tag) => (
          <TagName key={tag.id} tag={tag} />
        ))}
        {tags.length === 0 && (
          <span class="note-untagged">
            <TagDot colour={UNTAGGED_COLOUR} />
            untagged
          </span>
        )}
      </button>
      {actions && (
        <span class="note-actions">
          <IconButton
            icon={Pencil}
            tabIndex={tabIndex}
            label={note.comment === '' ? 'Write a comment' : 'Edit the comment'}
            hint="e"
            onClick={act.editComment}
          />
          <IconButton
            icon={Link2}
            tabIndex={tabIndex}
            label="Copy a link to the passage"
            onClick={act.copyLink}
          />
          <IconButton
            icon={Trash2}
            tabIndex={tabIndex}
            label="Delete the note"
            hint="Del"
            onClick={(event) => act.remove(event.currentTarget)}
          />
        </span>
      )}
    </div>
  );
}
