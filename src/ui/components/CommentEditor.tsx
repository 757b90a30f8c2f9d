/** Where a comment is written: Markdown source, whether it is saved, and which of two texts stays. */
import { useId } from 'preact/hooks';
import { Button } from './Button.tsx';
import type { CommentField } from '../comment-draft.ts';
import { GrowingText } from './GrowingText.tsx';
import { holdsMod } from './Kbd.tsx';
import { Markdown } from './Markdown.tsx';
import '../styles/comment-editor.css';

interface CommentEditorProps {
  readonly field: CommentField;
  /** Takes the focus when it appears. */
  readonly eager?: boolean;
  /** The reader is through with it: Escape or the modifier with Enter. */
  readonly done?: () => void;
}

/** Two texts stand against each other: the reader says which one stays. */
function Clash({ field, stored }: { readonly field: CommentField; readonly stored: string }) {
  return (
    <div class="clash" role="alert">
      <p>Your text above is not saved: another one was saved meanwhile. Which one stays?</p>
      <div class="clash-other">
        {stored === '' ? <p class="comment-hint">No text.</p> : <Markdown source={stored} />}
      </div>
      <div class="clash-choice">
        <Button onClick={() => void field.keepDraft()}>Keep mine</Button>
        <Button onClick={() => void field.dropDraft()}>Keep the saved one</Button>
      </div>
    </div>
  );
}

const STATES = { untouched: '', saved: 'Saved', writing: '', failed: 'Not saved' };

export function CommentEditor({ field, eager = false, done }: CommentEditorProps) {
  const hint = useId();
  const stored = field.other.value;
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && holdsMod(event))) return;
    event.preventDefault();
    event.stopPropagation();
    void field.save();
    done?.();
  };
  return (
    <div class="comment-editor">
      <GrowingText
        text={field.text.value}
        change={field.type}
        eager={eager}
        aria-label="Comment"
        aria-describedby={hint}
        placeholder="Write a comment…"
        onBlur={() => void field.save()}
        onKeyDown={leave}
      />
      <p class="comment-hint" id={hint}>
        <span>Markdown, saved as you write</span>
        <span role="status">{STATES[field.state.value]}</span>
      </p>
      {field.error.value && (
        <p class="comment-error" role="alert">
          {field.error.value.message}
        </p>
      )}
      {stored !== undefined && <Clash field={field} stored={stored} />}
    </div>
  );
}
