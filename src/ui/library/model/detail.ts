/**
 * The note that was chosen: where it stands, and everything that can be done to it. All that writes
 * is loaded with it, when the first note is chosen.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { quoteOf } from '../../../core/formats/quote/quote.ts';
import type { Annotation, AnnotationId, Issue, Publication, TagId } from '../../../core/model.ts';
import { linkOf } from '../../../core/formats/passage-link.ts';
import { addTag, removeTag } from '../../../store/annotations.ts';
import { annotation, issue as readIssue, publication as readPublication } from '../../../store/read.ts';
import { createTag } from '../../../store/tags.ts';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import { restoreFromBin, moveToBin } from './bin.ts';
import { createCommentField, type CommentField } from '../../comment-draft.ts';
import type { LibraryEnv } from './env.ts';

/** A note with what it belongs to. */
export interface Chosen {
  readonly annotation: Annotation;
  readonly issue: Issue;
  readonly publication: Publication;
}

export interface Detail {
  /** Undefined while none is chosen, or where it was deleted for ever. */
  readonly note: ReadonlySignal<Loadable<Chosen | undefined>>;
  /** Its comment, once the note is there. */
  readonly comment: ReadonlySignal<CommentField | undefined>;
  readonly toggleTag: (tag: TagId) => Promise<void>;
  /** Gives the note a tag of this name, made if there is none. */
  readonly addTag: (name: string) => Promise<void>;
  /** Puts the note into the bin, with the way back in a toast. */
  readonly remove: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly openPassage: () => Promise<void>;
  /** Copies the passage with comment and source, as text and as rich text. */
  readonly copy: () => Promise<void>;
  readonly copyLink: () => Promise<void>;
}

type Id = AnnotationId | undefined;

/** The chosen note with what it belongs to, read anew whenever it changes. */
function readChosen({ store, onChange }: LibraryEnv, chosen: ReadonlySignal<Id>): Detail['note'] {
  const answers = liveQuery(
    async (): Promise<{ id: Id; found: Chosen | undefined }> => {
      const id = chosen.value;
      const note = id && (await annotation(store, id));
      const issue = note && (await readIssue(store, note.issue));
      const publication = issue && (await readPublication(store, issue.publication));
      return { id, found: publication && { annotation: note, issue, publication } };
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    onChange,
  );
  // The last answer stays while the next one is read, so it may be about the note before.
  return computed((): Loadable<Chosen | undefined> => {
    const answer = answers.value;
    if (answer.state !== 'ready') return answer;
    const { id, found } = answer.value;
    return id === chosen.value ? { state: 'ready', value: found } : { state: 'loading' };
  });
}

/** The comment of the chosen note; that of the one before is saved when another is chosen. */
function createComment(env: LibraryEnv, chosen: ReadonlySignal<Id>, note: Detail['note']): Detail['comment'] {
  const comment = signal<CommentField | undefined>();
  const stopSaving = effect(() => {
    void chosen.value;
    void comment.peek()?.save();
  });
  let commented: Id;
  const stopFollowing = effect(() => {
    const now = valueOf(note.value)?.annotation;
    if (now === undefined) return;
    if (now.id === commented) comment.peek()?.follow(now.comment);
    else {
      commented = now.id;
      comment.value = createCommentField(env, now.id, now.comment);
    }
  });
  env.lifetime.addEventListener('abort', () => {
    stopSaving();
    stopFollowing();
  });
  return comment;
}

export function createDetail(env: LibraryEnv, chosen: ReadonlySignal<Id>): Detail {
  const { store, toaster } = env;
  const note = readChosen(env, chosen);
  const comment = createComment(env, chosen, note);
  const withChosen = async (act: (found: Chosen) => Promise<void>): Promise<void> => {
    const found = valueOf(note.peek());
    if (found !== undefined) await act(found);
  };
  const link = ({ annotation: { target } }: Chosen): string => linkOf(target);

  return {
    note,
    comment,
    toggleTag: (tag) =>
      withChosen(({ annotation: { id, tags } }) =>
        (tags.includes(tag) ? removeTag : addTag)(store, [id], tag),
      ),
    addTag: (name) =>
      withChosen(async ({ annotation: { id, tags } }) => {
        const tag = await createTag(store, name);
        if (!tags.includes(tag)) await addTag(store, [id], tag);
      }),
    remove: () =>
      withChosen(async ({ annotation: { id } }) => {
        await comment.peek()?.save();
        await moveToBin(env, id);
      }),
    restore: () => withChosen(({ annotation: { id } }) => restoreFromBin(env, id)),
    openPassage: () => withChosen((found) => env.openAddress(link(found))),
    copy: () =>
      withChosen(async ({ annotation: { target, comment: saved }, issue, publication }) => {
        const said = comment.peek()?.text.peek() ?? saved;
        const { text, html } = quoteOf([target], { ...issue, publication }, said);
        await env.copy(text, html);
        toaster.show({ text: 'Quote copied, with its source.' });
      }),
    copyLink: () =>
      withChosen(async (found) => {
        await env.copy(link(found));
        toaster.show({ text: 'Link to the passage copied.' });
      }),
  };
}
