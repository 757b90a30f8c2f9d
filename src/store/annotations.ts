/** Notes: made, changed, put into the bin and taken out again. */
import { clean } from '../core/clean.ts';
import type {
  Annotation,
  AnnotationId,
  IsoTime,
  Issue,
  IssueDescription,
  TagId,
  Target,
  TextQuoteSelector,
} from '../core/model.ts';
import { passageOf } from '../core/formats/passage.ts';
import { act, announce } from './transact.ts';
import type { Write } from './db.ts';
import { ChangedElsewhereError, StoreError } from './errors.ts';
import { issueFor } from './issues.ts';
import { strikeBefore } from './undo-log.ts';
import { write, type Store } from './store.ts';
import { changeOf, knownTags, type UnitOfWork } from './unit-of-work.ts';

export interface NewAnnotation {
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

/**
 * Saves a passage, with its issue and publication where they are new or say something new.
 * @throws StoreError `invalid` where the passage or the comment is too long
 */
export function createAnnotation(store: Store, passage: NewAnnotation): Promise<AnnotationId> {
  return act(store, 'create', async (work) => {
    const id = work.newId() as AnnotationId;
    work.change('annotations', {
      id,
      issue: await issueFor(work, passage.issue),
      target: cleanTarget(passage.target),
      tags: await knownTags(work, passage.tags),
      comment: clean(passage.comment ?? ''),
      created: work.time,
    });
    return id;
  });
}

/**
 * Replaces a note's comment, and drops the draft that it was.
 * @param base what the editor began with; without it, what is stored is overwritten.
 * @throws ChangedElsewhereError where the stored comment is neither `base` nor `comment`: it stays,
 *   and `comment` is kept as the draft. StoreError `missing`, `invalid`
 */
export async function editComment(
  store: Store,
  id: AnnotationId,
  comment: string,
  base?: string,
): Promise<void> {
  const written = clean(comment);
  const stored = await act(store, 'comment', async (work) => {
    const annotation = await existing(work, id);
    if (base !== undefined && annotation.comment !== clean(base) && annotation.comment !== written) {
      work.draft(id, written);
      return annotation.comment;
    }
    work.change('annotations', { ...annotation, comment: written });
    const kept = await work.reading.objectStore('drafts').get(id);
    if (kept?.text === written) work.draft(id, undefined);
    return written;
  });
  if (stored !== written) throw new ChangedElsewhereError(stored, written);
}

/** Replaces a note's tags; those that do not exist are left out. @throws StoreError `missing` */
export function retag(store: Store, id: AnnotationId, tags: readonly TagId[]): Promise<void> {
  return act(store, 'retag', async (work) => {
    const annotation = await existing(work, id);
    work.change('annotations', { ...annotation, tags: await knownTags(work, tags) });
  });
}

/** Moves the ends of a note's passage. @throws StoreError `missing`, `invalid` */
export function extendAnnotation(store: Store, id: AnnotationId, target: Target): Promise<void> {
  return act(store, 'extend', async (work) => {
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
  return act(store, 'reattach', async (work) => {
    const annotation = await existing(work, id);
    const mine = passageOf(annotation.target);
    const earlier = annotation.target.earlier ?? mine;
    const words = keep === 'mine' ? { passage: mine } : passageOf(target) === earlier ? {} : { earlier };
    work.change('annotations', { ...annotation, target: cleanTarget({ ...target, ...words }) });
  });
}

/** Puts notes into the bin; those that are there or gone are left as they are. */
export function removeAnnotations(store: Store, ids: readonly AnnotationId[]): Promise<void> {
  return act(store, 'remove', async (work) => {
    for (const id of ids) {
      const annotation = await work.get('annotations', id);
      if (annotation === undefined || annotation.deleted !== undefined) continue;
      work.change('annotations', { ...annotation, deleted: work.time });
    }
  });
}

/** Takes notes out of the bin. @throws StoreError `missing` where one was deleted for ever */
export function restoreAnnotations(store: Store, ids: readonly AnnotationId[]): Promise<void> {
  return act(store, 'restore', async (work) => {
    for (const id of ids) {
      const { deleted: _deleted, ...annotation } = await existing(work, id);
      work.change('annotations', annotation);
    }
  });
}

/**
 * Deletes what has been in the bin since before a time for ever, with the issues that nothing is
 * left of. No act: it cannot be undone, so the journal forgets those notes too.
 */
export async function emptyBin(store: Store, before: IsoTime): Promise<void> {
  const purged = await write(store, async (transaction) => {
    const annotations = transaction.objectStore('annotations');
    const old = await annotations.index('by-deleted').getAll(IDBKeyRange.upperBound(before, true));
    const time = store.world.now();
    for (const { id } of old) {
      await annotations.delete(id);
      await transaction.objectStore('drafts').delete(id);
      await transaction.objectStore('tombstones').put({ id, time });
    }
    for (const issue of new Set(old.map((annotation) => annotation.issue))) {
      const left = await annotations.index('by-issue').count(issue);
      if (left === 0) await dropIssue(transaction, issue);
    }
    await strikeBefore(transaction, before);
    return old;
  });
  const gone = purged.map((annotation) => ({
    store: 'annotations' as const,
    id: annotation.id,
    before: annotation,
    after: undefined,
  }));
  announce(store.world, changeOf(gone));
}

async function dropIssue(transaction: Write, id: Issue['id']): Promise<void> {
  const issues = transaction.objectStore('issues');
  const issue = await issues.get(id);
  await issues.delete(id);
  if (issue === undefined) return;
  const left = await issues.index('by-publication').count(issue.publication);
  if (left === 0) await transaction.objectStore('publications').delete(issue.publication);
}
