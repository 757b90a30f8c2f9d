/** One note: its passage, its comment, its tags, and what can be done with it. */
import { useComputed, useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { passageOf } from '../../../core/formats/passage.ts';
import type { AnnotationId, Colour, Target } from '../../../core/model.ts';
import type { NoteView } from '../../notes/listed.ts';
import { Comment, Passage, TagRow } from '../../notes/NoteParts.tsx';
import { lazyView } from './lazy-views.tsx';
import { removeNote, type Panel } from '../model/model.ts';

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
/** Its words until it can be shown as it stood. */
const PassageText = lazyView(
  (all) => all.PassageText,
  ({ target, colour }: { readonly target: Target; readonly colour?: Colour | undefined }) =>
    colour === undefined ? (
      <>{passageOf(target)}</>
    ) : (
      <span class="painted" data-colour={colour}>
        {passageOf(target)}
      </span>
    ),
);
const Reattach = lazyView((all) => all.Reattach);
const TagPicker = lazyView((all) => all.TagPicker);

/** Up to so many notes each has its actions at hand; of more, the one that is active or pointed at. */
const FEW = 100;

/** What has its own answer to a click. */
const INTERACTIVE = 'a, button, input, textarea, [role=listbox], .comment-editor';

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
        <Passage view={view} active={isActive} language={language}>
          <PassageText target={note.target} colour={isActive ? view.colour : undefined} />
        </Passage>
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
        <Comment source={note.comment} edit={() => void panel.write(({ editor }) => editor.editComment(id))}>
          <Markdown source={note.comment} />
        </Comment>
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
        view={view}
        actions={isActive || near.value || fewNotes}
        reachable={isActive || near.value}
        editTags={() => void panel.write(({ editor }) => editor.editTags(id))}
        editComment={() => void panel.write(({ editor }) => editor.editComment(id))}
        copyLink={() => void panel.write(({ commands }) => commands.copyLink(note))}
        remove={(within) => void removeNote(panel, id, within)}
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
