/**
 * The note that was chosen: where it stands, and everything that can be done to it. All that writes
 * is loaded with it, when the first note is chosen.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { passageMarkdown } from '../../../core/formats/markdown/markdown.ts';
import type { Annotation, AnnotationId, Issue, Publication, TagId } from '../../../core/model.ts';
import { linkOf } from '../../../core/formats/passage-link.ts';
import { retag } from '../../../store/annotations.ts';
import { annotation, issue as readIssue, publication as readPublication } from '../../../store/read.ts';
import { createTag } from '../../../store/tags.ts';
import { toggled } from '../../tag-options.ts';
import { leave as leaveText } from '../../handover.ts';
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
  /** Leaves a comment that is not saved to the next page, at once, and begins to save it. */
  readonly leave: () => void;
  readonly toggleTag: (tag: TagId) => Promise<void>;
  /** Gives the note a tag of this name, made if there is none. */
  readonly addTag: (name: string) => Promise<void>;
  /** Puts the note into the bin, with the way back in a toast. */
  readonly remove: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly openPassage: () => Promise<void>;
  /** Copies the passage with its source, as Markdown. */
  readonly copy: () => Promise<void>;
  readonly copyLink: () => Promise<void>;
}

/** @param chosen which note, if any; what was typed on the one before is saved when it changes. */
export function createDetail(env: LibraryEnv, chosen: ReadonlySignal<AnnotationId | undefined>): Detail {
  const { store, toaster } = env;
  const comment = signal<CommentField | undefined>();

  const answers = liveQuery(
    async (): Promise<{ about: AnnotationId | undefined; here: Chosen | undefined }> => {
      const about = chosen.value;
      const found = about && (await annotation(store, about));
      const issue = found && (await readIssue(store, found.issue));
      const publication = issue && (await readPublication(store, issue.publication));
      return { about, here: publication && { annotation: found, issue, publication } };
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    env.onChange,
  );
  // The last answer stays while the next one is read, so it may be about the note before.
  const note = computed((): Loadable<Chosen | undefined> => {
    const answer = answers.value;
    if (answer.state !== 'ready') return answer;
    const { about, here } = answer.value;
    return about === chosen.value ? { state: 'ready', value: here } : { state: 'loading' };
  });
  const current = computed(() => valueOf(note.value));

  const leave = effect(() => {
    void chosen.value;
    void comment.peek()?.save();
  });
  let commented: AnnotationId | undefined;
  const arrive = effect(() => {
    const here = current.value?.annotation;
    if (here === undefined) return;
    if (here.id === commented) comment.peek()?.follow(here.comment);
    else {
      commented = here.id;
      comment.value = createCommentField(store, here.id, here.comment);
    }
  });
  env.lifetime.addEventListener('abort', () => {
    leave();
    arrive();
  });

  const withChosen = async (act: (here: Chosen) => Promise<void>): Promise<void> => {
    const here = current.peek();
    if (here !== undefined) await act(here);
  };
  const link = ({ annotation: { target } }: Chosen): string => linkOf(target);

  return {
    note,
    comment,
    leave() {
      const left = comment.peek()?.leftover();
      if (left !== undefined) leaveText(env.leftovers, left);
      void comment.peek()?.save();
    },
    toggleTag: (tag) => withChosen(({ annotation: { id, tags } }) => retag(store, id, toggled(tags, tag))),
    addTag: (name) =>
      withChosen(async ({ annotation: { id, tags } }) => {
        const tag = await createTag(store, name);
        if (!tags.includes(tag)) await retag(store, id, [...tags, tag]);
      }),
    remove: () =>
      withChosen(async ({ annotation: { id } }) => {
        await comment.peek()?.save();
        await moveToBin(env, id);
      }),
    restore: () => withChosen(({ annotation: { id } }) => restoreFromBin(env, id)),
    openPassage: () => withChosen((here) => env.openAddress(link(here))),
    copy: () =>
      withChosen(async ({ annotation: { target }, issue, publication }) => {
        const source = { ...issue, address: issue.addresses[0], publication };
        await env.copy(passageMarkdown(target, source));
        toaster.show({ text: 'Copied as Markdown, with its source.' });
      }),
    copyLink: () =>
      withChosen(async (here) => {
        await env.copy(link(here));
        toaster.show({ text: 'Link to the passage copied.' });
      }),
  };
}
