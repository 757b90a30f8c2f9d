/** Where the live selection becomes a note. */
import { useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Plus, X } from 'lucide';
import type { Tag, TagId } from '../../../core/model.ts';
import { passageText } from '../../../core/formats/passage-text.ts';
import { IconButton } from '../../components/Button.tsx';
import { GrowingText } from '../../components/GrowingText.tsx';
import { Icon } from '../../components/Icon.tsx';
import { holdsMod, Kbd, MOD } from '../../components/Kbd.tsx';
import { TagChip } from '../../components/Tag.tsx';
import { TagPicker } from '../../components/TagPicker.tsx';
import type { Writer } from '../model/writer.ts';
import type { Notes } from '../model/notes.ts';
import '../styles/composer.css';

interface CardProps {
  readonly writer: Writer;
  readonly notes: Notes;
}

/** How many tags stand ready, besides those that are chosen. */
const READY = 5;

/** @param tagging whether the field below lists all tags: then only the chosen ones stand here. */
function offered(tags: readonly Tag[], chosen: readonly TagId[], tagging: boolean): Tag[] {
  return tags.filter((tag, index) => (index < READY && !tagging) || chosen.includes(tag.id));
}

function Tags({ writer: { composer }, notes }: CardProps) {
  const chosen = composer.tags.value;
  return (
    <div class="composer-tags" role="group" aria-label="Tags">
      {offered(notes.tags.value, chosen, composer.tagging.value).map((tag) => (
        <TagChip
          key={tag.id}
          tag={tag}
          keyed
          pressed={chosen.includes(tag.id)}
          onClick={() => composer.toggle(tag.id)}
        />
      ))}
      <button
        type="button"
        class="chip outline"
        aria-expanded={composer.tagging.value}
        onClick={() => composer.openTags(!composer.tagging.peek())}
      >
        <Icon icon={Plus} size={14} />
        tag
      </button>
    </div>
  );
}

export function ComposerCard({ writer, notes }: CardProps) {
  const { composer, compose } = writer;
  const card = useRef<HTMLElement>(null);
  const proposal = composer.proposal.value;
  const field = (): HTMLElement | null | undefined => card.current?.querySelector('textarea');

  useSignalEffect(() => {
    // The tag field takes the focus by itself when it opens.
    if (composer.focusRequest.value?.field === 'comment') field()?.focus();
  });

  if (proposal === undefined) return null;
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && holdsMod(event)) void compose();
    else if (event.key !== 'Escape') return;
    else if (composer.comment.peek() === '' && composer.tags.peek().length === 0) composer.dismiss();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    event.preventDefault();
  };
  const left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    const inside = to instanceof Node && card.current?.contains(to);
    if (!inside && document.hasFocus()) composer.release();
  };
  return (
    <section
      ref={card}
      class="composer"
      aria-label="New note"
      onKeyDown={pressed}
      onFocusIn={composer.hold}
      onFocusOut={left}
    >
      <div class="composer-head">
        <blockquote class="composer-quote" dir="auto" lang={proposal.issue.language}>
          {passageText(proposal.selection.target)}
        </blockquote>
        <IconButton icon={X} label="Close without saving" size={15} onClick={composer.dismiss} />
      </div>
      <Tags writer={writer} notes={notes} />
      {composer.tagging.value && (
        <TagPicker
          tags={notes.tags.value}
          chosen={composer.tags.value}
          toggle={composer.toggle}
          create={(name) => void composer.addTag(name)}
          close={(by) => {
            composer.openTags(false);
            if (by === 'key') field()?.focus();
          }}
        />
      )}
      <div class="composer-field">
        <GrowingText
          text={composer.comment.value}
          change={composer.write}
          aria-label="Comment"
          placeholder="Write a comment…"
        />
        <button type="button" class="composer-save" title="Save the note" onClick={() => void compose()}>
          Save <Kbd keys={`${MOD} ↵`} />
        </button>
      </div>
      {composer.error.value && (
        <p class="comment-error" role="alert">
          {composer.error.value.message}
        </p>
      )}
    </section>
  );
}
