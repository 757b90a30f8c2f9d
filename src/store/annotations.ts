/** Notes: made, changed, put into the bin and taken out again. */
import { clean } from '../core/clean.ts';
import type {
  Annotation,
  AnnotationId,
  IssueDescription,
  TagId,
  Target,
  TextQuoteSelector,
} from '../core/model.ts';
import { passageOf } from '../core/formats/passage.ts';
import { isSamePassage } from '../core/same-passage.ts';
import { transact } from './transact.ts';
import { draftsOf } from './drafts.ts';
import { ChangedElsewhereError, StoreError } from './errors.ts';
import { issueFor } from './issues.ts';
import { liveNotes } from './read.ts';
import { resolveIssue } from './resolve-issue.ts';
import type { Store } from './store.ts';
import { knownTags, type UnitOfWork } from './unit-of-work.ts';

export interface NewAnnotation {
  /** Made by whoever asks, so that a save that is asked for again is the same one. */
  readonly id?: AnnotationId | undefined;
  readonly issue: IssueDescription;
  readonly target: Target;
  /** Those that no longer exist are left out. */
  readonly tags: readonly TagId[];
  readonly comment?: string;
}

function cleanQuote<Quote extends Pick<TextQuoteSelector, 'exact' | 'prefix' | 'suffix'>>(
  quote: Quote,
): Quote {
  const { exact, prefix, suffix } = quote;
  return { ...quote, exact: clean(exact), prefix: clean(prefix), suffix: clean(suffix) };
}

function cleanTarget(target: Target): Target {
  const { passage, context, earlier, surroundings, selector } = target;
  return {
    ...target,
    selector: [cleanQuote(selector[0]), selector[1]],
    ...(passage === undefined ? {} : { passage: clean(passage) }),
    ...(context === undefined
      ? {}
      : { context: { before: clean(context.before), after: clean(context.after) } }),
    ...(earlier === undefined ? {} : { earlier: clean(earlier) }),
    ...(surroundings === undefined
      ? {}
      : { surroundings: { ...surroundings, lookalikes: surroundings.lookalikes.map(cleanQuote) } }),
  };
}

async function existing(work: UnitOfWork, id: AnnotationId): Promise<Annotation> {
  const found = await work.get('annotations', id);
  if (found === undefined) throw new StoreError('missing');
  return found;
}

export interface Saved {
  readonly annotation: Annotation;
  /** Whether a note was made: the same passage marked again adds to the note that is there. */
  readonly isNew: boolean;
}

/**
 * Saves a passage, with its issue and publication where they are new or say something new. Where a note
 * has this very passage, it gets the tags, and the comment below its own.
 * @throws StoreError `invalid` where the passage or the comment is too long, or the id is another note's
 */
export function createAnnotation(store: Store, given: NewAnnotation): Promise<Saved> {
  return transact(store, 'create', async (work) => {
    const target = cleanTarget(given.target);
    const earlier = given.id && (await work.get('annotations', given.id));
    if (earlier !== undefined) {
      const place = await resolveIssue((address) => work.issueAt(address), given.issue);
      const isSame = place?.id === earlier.issue && isSamePassage(earlier.target, target);
      if (!isSame) throw new StoreError('invalid');
      return { annotation: earlier, isNew: true };
    }
    const issue = await issueFor(work, given.issue);
    const same = (await liveNotes(work.reading, issue)).find((note) => isSamePassage(note.target, target));
    if (same !== undefined) return { annotation: await addTo(work, same.id, given), isNew: false };
    const id = given.id ?? (work.newId() as AnnotationId);
    work.change('annotations', {
      id,
      issue,
      target,
      tags: await knownTags(work, given.tags),
      comment: clean(given.comment ?? ''),
      created: work.time,
    });
    return { annotation: await existing(work, id), isNew: true };
  });
}

/** Adds tags and a comment to a note, and keeps what it has. */
async function addTo(work: UnitOfWork, id: AnnotationId, given: NewAnnotation): Promise<Annotation> {
  const note = await existing(work, id);
  const comment = clean(given.comment ?? '');
  const isSaid = comment === '' || note.comment.includes(comment);
  work.label = isSaid ? 'retag' : 'comment';
  work.change('annotations', {
    ...note,
    tags: await knownTags(work, [...note.tags, ...given.tags]),
    comment: isSaid ? note.comment : [note.comment, comment].filter((text) => text !== '').join('\n\n'),
  });
  return existing(work, id);
}

/**
 * Replaces a note's comment, and drops the drafts that say the same.
 * @param base what the editor began with; without it, what is stored is overwritten.
 * @throws ChangedElsewhereError where the stored comment is neither `base` nor `comment`: it stays,
 *   and `comment` is kept as the editor's draft. StoreError `missing`, `invalid`
 */
export async function editComment(
  store: Store,
  id: AnnotationId,
  comment: string,
  base?: string,
  editor = '',
): Promise<void> {
  const written = clean(comment);
  const stored = await transact(store, 'comment', async (work) => {
    const annotation = await existing(work, id);
    if (base !== undefined && annotation.comment !== clean(base) && annotation.comment !== written) {
      work.draft({ note: id, editor }, written);
      return annotation.comment;
    }
    work.change('annotations', { ...annotation, comment: written });
    for (const draft of await draftsOf(work.reading, id)) {
      if (draft.text === written) work.draft(draft, undefined);
    }
    return written;
  });
  if (stored !== written) throw new ChangedElsewhereError(stored, written);
}

/**
 * Gives notes a tag, after those that they have: what another window added meanwhile stays.
 * @throws StoreError `missing` where a note or the tag is gone, `invalid` where a note has as many as it may
 */
export function addTag(store: Store, ids: readonly AnnotationId[], tag: TagId): Promise<void> {
  return transact(store, 'retag', async (work) => {
    if ((await work.get('tags', tag)) === undefined) throw new StoreError('missing');
    for (const id of ids) {
      const annotation = await existing(work, id);
      if (annotation.tags.includes(tag)) continue;
      work.change('annotations', { ...annotation, tags: [...annotation.tags, tag] });
    }
  });
}

/** Takes a tag off notes. @throws StoreError `missing` */
export function removeTag(store: Store, ids: readonly AnnotationId[], tag: TagId): Promise<void> {
  return transact(store, 'retag', async (work) => {
    for (const id of ids) {
      const annotation = await existing(work, id);
      if (!annotation.tags.includes(tag)) continue;
      work.change('annotations', { ...annotation, tags: annotation.tags.filter((other) => other !== tag) });
    }
  });
}

/** Moves the ends of a note's passage. @throws StoreError `missing`, `invalid` */
export function extendAnnotation(store: Store, id: AnnotationId, target: Target): Promise<void> {
  return transact(store, 'extend', async (work) => {
    work.change('annotations', { ...(await existing(work, id)), target: cleanTarget(target) });
  });
}

/**
 * Attaches a note to another place, or to other words at its place.
 * @param keep which words stay: the reader's, or those that `target` found on the page; the reader's
 *   are kept beside them then.
 * @throws StoreError `missing`, `invalid`
 */
export function reattachAnnotation(
  store: Store,
  id: AnnotationId,
  target: Target,
  keep: 'mine' | 'theirs',
): Promise<void> {
  return transact(store, 'reattach', async (work) => {
    const annotation = await existing(work, id);
    const mine = passageOf(annotation.target);
    const earlier = annotation.target.earlier ?? mine;
    const { structure } = annotation.target;
    const { structure: _of, ...place } = target;
    // The structure goes with the words that it is of.
    const kept: Target =
      keep === 'mine'
        ? { ...place, passage: mine, ...(structure && { structure }) }
        : { ...target, ...(passageOf(target) !== earlier && { earlier }) };
    work.change('annotations', { ...annotation, target: cleanTarget(kept) });
  });
}

/** Puts notes into the bin; those that are there or gone are left as they are. */
export function removeAnnotations(store: Store, ids: readonly AnnotationId[]): Promise<void> {
  return transact(store, 'remove', async (work) => {
    for (const id of ids) {
      const annotation = await work.get('annotations', id);
      if (annotation === undefined || annotation.deleted !== undefined) continue;
      work.change('annotations', { ...annotation, deleted: work.time });
    }
  });
}

/** Takes notes out of the bin. @throws StoreError `missing` where one was deleted for ever */
export function restoreAnnotations(store: Store, ids: readonly AnnotationId[]): Promise<void> {
  return transact(store, 'restore', async (work) => {
    for (const id of ids) {
      const { deleted: _deleted, ...annotation } = await existing(work, id);
      work.change('annotations', annotation);
    }
  });
}
