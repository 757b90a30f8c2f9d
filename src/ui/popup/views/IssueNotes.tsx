/** The notes of the issue being read, in the order of the text: a click goes to the passage. */
import { useComputed, useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { CommentEditor } from '../../components/CommentEditor.tsx';
import { Markdown } from '../../components/Markdown.tsx';
import { PassageText } from '../../components/PassageText.tsx';
import { TagPicker } from '../../components/TagPicker.tsx';
import { leaveCard } from '../../notes/cards.ts';
import { FilterBar } from '../../notes/FilterBar.tsx';
import type { NoteView } from '../../notes/listed.ts';
import { Comment, Passage, TagRow } from '../../notes/NoteParts.tsx';
import { LOST, LOST_TITLES } from '../../notes/order.ts';
import type { Popup } from '../model/model.ts';
import type { Review } from '../model/review.ts';

interface NotesProps {
  readonly popup: Popup;
  readonly review: Review;
}

interface NoteProps extends NotesProps {
  readonly view: NoteView;
  readonly language: string | undefined;
}

/** What has its own answer to a click. */
const INTERACTIVE = 'a, button, input, textarea, [role=listbox], .comment-editor';

/** From here on notes out of sight are not laid out, and only the one that is pointed at has its actions. */
const MANY = 100;

function Note({ popup, review, view, language }: NoteProps) {
  const { editor, commands } = review;
  const { annotation: note } = view;
  const { id } = note;
  const quote = useId();
  const card = useRef<HTMLElement>(null);
  const near = useSignal(false);
  const isActive = useComputed(() => review.active.value === id).value;
  const isEntry = useComputed(() => {
    const all = review.all.value;
    const active = all.find(({ annotation }) => annotation.id === review.active.value) ?? all[0];
    return active?.annotation.id === id;
  }).value;
  const field = useComputed(() => editor.comments.value.get(id)).value;
  const tagging = useComputed(() => editor.tagging.value === id).value;
  const isEdited = useComputed(() => popup.currentIssue.places.value.get(id)?.verdict === 'edited').value;
  const edit = (): void => void editor.editComment(id);

  const clicked = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element) || target.closest(INTERACTIVE) !== null) return;
    if (getSelection()?.isCollapsed !== false) void popup.currentIssue.reveal(id);
  };
  const leave = ({ relatedTarget: to }: FocusEvent): void => {
    const isInside = to instanceof Node && card.current?.contains(to);
    if (!isInside && document.hasFocus()) void editor.closeComment(id);
  };
  return (
    <article
      ref={card}
      class={isActive ? 'note active' : 'note'}
      data-note={id}
      data-colour={view.colour}
      tabIndex={isEntry ? 0 : -1}
      aria-labelledby={quote}
      onClick={clicked}
      onFocusIn={() => review.choose(id)}
      onFocusOut={field && leave}
      onPointerEnter={() => (near.value = true)}
      onPointerLeave={() => (near.value = false)}
    >
      <div id={quote}>
        <Passage view={view} active={isActive} language={language}>
          <PassageText target={note.target} colour={isActive ? view.colour : undefined} />
        </Passage>
      </div>
      {isEdited && <p class="note-state">Changed since you read it</p>}
      {field === undefined && note.comment !== '' && (
        <Comment source={note.comment} edit={edit}>
          <Markdown source={note.comment} />
        </Comment>
      )}
      {field && (
        <CommentEditor
          field={field}
          eager={editor.asked.value === id}
          done={() => {
            void editor.closeComment(id);
            card.current?.focus();
          }}
        />
      )}
      <TagRow
        view={view}
        actions={isActive || near.value || review.count.value <= MANY}
        reachable={isActive || near.value}
        editTags={() => editor.editTags(id)}
        editComment={edit}
        copyLink={() => void commands.copyLink(note)}
        remove={(within) => {
          leaveCard(within);
          void commands.remove(id);
        }}
      />
      {tagging && (
        <TagPicker
          tags={popup.tags.value}
          chosen={note.tags}
          toggle={(tag) => void commands.toggleTag(id, tag)}
          create={(name) => void commands.addTag(id, name)}
          close={(by) => {
            editor.closeTags();
            if (by === 'key') card.current?.focus();
          }}
        />
      )}
    </article>
  );
}

interface ListProps extends Omit<NoteProps, 'view'> {
  readonly views: readonly NoteView[];
}

function List({ views, ...rest }: ListProps) {
  return (
    <ol class="notes" role="list">
      {views.map((view) => (
        <li key={view.annotation.id} class="note-item">
          <Note view={view} {...rest} />
        </li>
      ))}
    </ol>
  );
}

export function IssueNotes({ popup, review }: NotesProps) {
  const where = popup.currentIssue.where.value;
  if (where.kind !== 'issue' || review.count.value === 0) return null;
  const sections = review.sections.value;
  const shared = { popup, review, language: where.issue.language };
  return (
    <section
      class={review.count.value > MANY ? 'review list long' : 'review list'}
      aria-label="Notes of this issue"
    >
      {review.count.value > 1 && review.filters.value.length > 2 && (
        <div class="review-filters">
          <FilterBar notes={review} />
        </div>
      )}
      {sections.found.length > 0 && <List views={sections.found} {...shared} />}
      {LOST.filter((verdict) => sections[verdict].length > 0).map((verdict) => (
        <section key={verdict} class="orphans" aria-labelledby={verdict}>
          <h2 class="caption" id={verdict}>
            {LOST_TITLES[verdict]} <span class="section-count">{sections[verdict].length}</span>
          </h2>
          <List views={sections[verdict]} {...shared} />
        </section>
      ))}
    </section>
  );
}
