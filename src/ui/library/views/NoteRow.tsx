/** One note in the library's list: the passage, the comment, the tags. */
import { useComputed } from '@preact/signals';
import { UNTAGGED_COLOUR, type Annotation, type Target } from '../../../core/model.ts';
import { TagName } from '../../components/Tag.tsx';
import { SearchHits } from '../../components/SearchHits.tsx';
import type { Library } from '../model/model.ts';

interface NoteRowProps {
  readonly library: Library;
  readonly note: Annotation;
  readonly language: string | undefined;
  /** A comment's words without its signs, once that is loaded; till then as it was written. */
  readonly plain: (source: string) => string;
  /** A passage as text that says its structure, once that is loaded; till then its words. */
  readonly passage: (target: Target) => string;
  /** Whether the tab key comes here while no note is chosen. */
  readonly first: boolean;
}

/** The element's id, to give it the focus. */
export const noteRowId = (id: string): string => `note-${id}`;

export function NoteRow({ library, note, language, passage, plain, first }: NoteRowProps) {
  const { chosen, choose } = library;
  // Of thousands of rows only the two that change are drawn again.
  const here = useComputed(() => chosen.value === note.id);
  const reached = useComputed(() => (chosen.value === undefined ? first : chosen.value === note.id));
  const tags = note.tags.flatMap((id) => library.tags.value.find((tag) => tag.id === id) ?? []);
  const words = library.words.value;
  return (
    <button
      type="button"
      id={noteRowId(note.id)}
      class="note"
      data-colour={tags[0]?.colour ?? UNTAGGED_COLOUR}
      aria-current={here.value ? 'true' : undefined}
      tabIndex={reached.value ? 0 : -1}
      onClick={() => choose(note.id)}
    >
      <span class="note-quote" dir="auto" lang={language}>
        <SearchHits text={passage(note.target)} words={words} />
      </span>
      {note.comment !== '' && (
        <span class="note-comment" dir="auto">
          <SearchHits text={plain(note.comment)} words={words} />
        </span>
      )}
      <span class="note-tags">
        {tags.map((tag) => (
          <TagName key={tag.id} tag={tag} />
        ))}
        {tags.length === 0 && <TagName tag={{ name: 'untagged', colour: UNTAGGED_COLOUR }} />}
      </span>
    </button>
  );
}
