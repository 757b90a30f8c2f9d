/** Takes up what pages left that are gone: a comment is saved, everything else is a draft again. */
import * as v from 'valibot';
import { annotationId } from '../core/schema.ts';
import { editComment } from '../store/annotations.ts';
import { draftKeyOf } from '../store/db.ts';
import { dropDraft, saveDraft } from '../store/drafts.ts';
import { ChangedElsewhereError, StoreError } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import { PREFIX, type Leftover, type Leftovers } from './leftovers.ts';

const leftover = v.variant('kind', [
  v.strictObject({
    kind: v.literal('comment'),
    id: annotationId,
    text: v.string(),
    base: v.string(),
    editor: v.string(),
  }),
  v.strictObject({ kind: v.literal('draft'), id: v.string(), text: v.string() }),
]) satisfies v.GenericSchema<unknown, Leftover>;

function parse(text: string | null): Leftover | undefined {
  try {
    const parsed = v.safeParse(leftover, JSON.parse(text ?? ''));
    return parsed.success ? parsed.output : undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** A comment is saved, as it was about to be; where another one is stored by now, both are kept. */
async function finish(store: Store, left: Leftover): Promise<void> {
  if (left.kind === 'draft') return saveDraft(store, draftKeyOf(left.id), left.text);
  const { id, text, base, editor } = left;
  try {
    await editComment(store, id, text, base, editor);
    await dropDraft(store, { note: id, editor });
  } catch (error) {
    // The other text is stored, and this one is the draft now; or the note is deleted for ever.
    const isKept = error instanceof ChangedElsewhereError;
    if (!isKept && !(error instanceof StoreError && error.kind === 'missing')) throw error;
  }
}

/** The page that left something under this key; undefined where the key is none of these. */
function pageOf(key: string): string | undefined {
  return key.startsWith(PREFIX) ? key.split(' ', 2).join(' ') : undefined;
}

async function takeUpOf(page: string, storage: Storage, store: Store): Promise<void> {
  for (const key of Object.keys(storage)) {
    if (pageOf(key) !== page) continue;
    const left = parse(storage.getItem(key));
    // What cannot be saved now stays where it is until the next time.
    if (left !== undefined) await finish(store, left);
    storage.removeItem(key);
  }
}

/**
 * Saves what other pages left: now where they are gone, and of one that lives as soon as it goes.
 * What is none of ours is dropped.
 */
export async function takeUp({ storage, locks, page }: Leftovers, store: Store): Promise<void> {
  const takeUpFrom = async (other: string): Promise<void> => {
    const take = (): Promise<void> => takeUpOf(other, storage, store).catch(console.error);
    const isGone = await locks.request(other, { ifAvailable: true }, async (lock) => {
      if (lock !== null) await take();
      return lock !== null;
    });
    if (!isGone) void locks.request(other, take);
  };
  const others = Object.keys(storage).flatMap((key) => pageOf(key) ?? []);
  await Promise.all([...new Set(others)].filter((other) => other !== page).map(takeUpFrom));
}
