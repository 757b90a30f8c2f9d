/** One note: its passage, its comment, its tags, and what can be done with it. */
import { useComputed, useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Link2, Pencil, Trash2 } from 'lucide';
import { UNTAGGED_COLOUR, type AnnotationId } from '../../../core/model.ts';
import { passageOf } from '../../../core/formats/passage.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Quote } from '../../components/Quote.tsx';
import { TagDot, TagName } from '../../components/Tag.tsx';
import { removeNote } from '../model/cards.ts';
import { lazyView } from './lazy-views.tsx';
import type { Panel } from '../model/model.ts';
import type { NoteView } from '../model/notes.ts';
import '../styles/note-card.css';

interface CardProps {
  readonly panel: Panel;
  readonly view: NoteView;
  /** Whether its passage is not painted on the page now. */
  readonly lost: boolean;
  /** The note that the Tab key comes to; the arrows move on from there. */
  readonly entry: { readonly value: AnnotationId | undefined };
  readonly language: string | undefined;
}

const CommentEditor = lazyView((all) => all.CommentEditor);
/** As it was typed until it can be shown as it is meant. */
const Markdown = lazyView(
  (all) => all.Markdown,
  ({ source }: { readonly source: string }) => (
    <p class="as-typed" dir="auto">
      {source}
    </p>
  ),
);
const Reattach = lazyView((all) => all.Reattach);
const TagPicker = lazyView((all) => all.TagPicker);

/** Longer passages and comments are cut to some lines until the reader wants them whole: in UTF-16 units, and in lines. */
const LONG = 420;
const MANY_LINES = 7;

/** Up to so many notes each has its actions at hand; of more, the one that is active or pointed at. */
const FEW = 100;

function isLong(text: string): boolean {
  return text.length > LONG || text.split('\n').length > MANY_LINES;
}

/** What has its own answer to a click. */
const INTERACTIVE = 'a, button, input, textarea, [role=listbox], .comment-editor';

function Passage({
  view,
  active,
  language,
}: {
  view: NoteView;
  active: boolean;
  language: string | undefined;
}) {
  const whole = useSignal(false);
  const text = passageOf(view.annotation.target);
  const long = isLong(text);
  return (
    <div class={long && !whole.value ? 'passage cut' : 'passage'}>
      <Quote text={text} colour={active ? view.colour : undefined} language={language} />
      {long && active && (
        <Button kind="link" aria-expanded={whole.value} onClick={() => (whole.value = !whole.peek())}>
          {whole.value ? 'Show less' : 'Show all of it'}
        </Button>
      )}
    </div>
  );
}

/** A comment as it is read; a long one is folded, whether its note is active or not. */
function Comment({ source, edit }: { readonly source: string; readonly edit: () => void }) {
  const whole = useSignal(false);
  const long = isLong(source);
  return (
    <div class="note-comment" onDblClick={edit}>
      <div class={long && !whole.value ? 'folded' : undefined}>
        <Markdown source={source} />
      </div>
      {long && (
        <Button kind="link" aria-expanded={whole.value} onClick={() => (whole.value = !whole.peek())}>
          {whole.value ? 'Show less' : 'Show all of it'}
        </Button>
      )}
    </div>
  );
}

interface RowProps {
  readonly panel: Panel;
  readonly view: NoteView;
  /** Whether the actions are there at all, and whether the Tab key comes to them. */
  readonly actions: boolean;
  readonly reachable: boolean;
}

function TagRow({ panel, view, actions, reachable }: RowProps) {
  const tabIndex = reachable ? 0 : -1;
  const { annotation: note, tags } = view;
  return (
    <div class="note-row">
      <button
        type="button"
        class="note-tags"
        tabIndex={tabIndex}
        title="Change the tags (t)"
        onClick={() => void panel.write(({ editor }) => editor.editTags(note.id))}
      >
        <span class="spoken">Tags:</span>
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
            onClick={() => void panel.write(({ editor }) => editor.editComment(note.id))}
          />
          <IconButton
            icon={Link2}
            tabIndex={tabIndex}
            label="Copy a link to the passage"
            onClick={() => void panel.write(({ commands }) => commands.copyLink(note))}
          />
          <IconButton
            icon={Trash2}
            tabIndex={tabIndex}
            label="Delete the note"
            hint="Del"
            onClick={(event) => void removeNote(panel, note.id, event.currentTarget)}
          />
        </span>
      )}
    </div>
  );
}

export function NoteCard({ panel, view, lost, entry, language }: CardProps) {
  const { active, currentIssue, notes, writer } = panel;
  const { annotation: note } = view;
  const { id } = note;
  const quote = useId();
  const card = useRef<HTMLElement>(null);
  const near = useSignal(false);
  const isActive = useComputed(() => active.note.value?.id === id).value;
  const field = useComputed(() => writer.value?.editor.comments.value.get(id)).value;
  const tagging = useComputed(() => writer.value?.editor.tagging.value === id).value;
  const verdict = useComputed(() => currentIssue.places.value.get(id)?.verdict).value;
  const fewNotes = useComputed(() => notes.count.value <= FEW).value;
  const isEntry = useComputed(() => entry.value === id).value;

  useLayoutEffect(() => {
    const now = active.note.peek();
    if (now?.id !== id || now.by !== 'new') return;
    card.current?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement === document.body) card.current?.focus();
  }, []);

  const clicked = (event: MouseEvent): void => {
    const on = event.target;
    if (!(on instanceof Element) || on.closest(INTERACTIVE) !== null) return;
    if (getSelection()?.isCollapsed === false) return;
    if (lost) active.choose(id);
    else void active.reveal(id);
  };
  const leave = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    const inside = to instanceof Node && card.current?.contains(to);
    if (!inside && document.hasFocus()) void panel.write(({ editor }) => editor.closeComment(id));
  };
  return (
    <article
      ref={card}
      class={isActive ? 'note active' : 'note'}
      data-note={id}
      data-colour={view.colour}
      tabIndex={isEntry ? 0 : -1}
      aria-labelledby={quote}
      aria-current={isActive ? 'true' : undefined}
      onClick={clicked}
      onFocusIn={() => active.choose(id)}
      onFocusOut={field && leave}
      onPointerEnter={() => (near.value = true)}
      onPointerLeave={() => (near.value = false)}
    >
      <div id={quote}>
        <Passage view={view} active={isActive} language={language} />
      </div>
      {isActive && !lost && (
        <button type="button" class="button link show-passage" onClick={() => void active.reveal(id)}>
          Show on the page
        </button>
      )}
      {verdict === 'edited' && <p class="note-state">Changed since you read it</p>}
      {isActive && (lost || verdict === 'edited' || note.target.earlier !== undefined) && (
        <Reattach panel={panel} note={note} lost={lost} language={language} />
      )}
      {field === undefined && note.comment !== '' && (
        <Comment
          source={note.comment}
          edit={() => void panel.write(({ editor }) => editor.editComment(id))}
        />
      )}
      {field && (
        <CommentEditor
          field={field}
          eager={writer.value?.editor.asked.value === id}
          done={() => {
            void panel.write(({ editor }) => editor.closeComment(id));
            card.current?.focus();
          }}
        />
      )}
      <TagRow
        panel={panel}
        view={view}
        actions={isActive || near.value || fewNotes}
        reachable={isActive || near.value}
      />
      {tagging && (
        <TagPicker
          tags={notes.tags.value}
          chosen={note.tags}
          toggle={(tag) => void panel.write(({ commands }) => commands.toggleTag(id, tag))}
          create={(name) => void panel.write(({ commands }) => commands.addTag(id, name))}
          close={(by) => {
            void panel.write(({ editor }) => editor.closeTags());
            if (by === 'key') card.current?.focus();
          }}
        />
      )}
    </article>
  );
}
