/** What the background does when a content script asks: its own page's notes, and no more. */
import { believed, claim, NotAllowedError } from '../core/issues/claim.ts';
import type { Address, Annotation, IssueDescription, IssueId, TagId } from '../core/model.ts';
import { byUse } from '../core/tags.ts';
import type { Background, PageNote, PageNotes } from '../platform/contract.ts';
import type { Handlers } from '../platform/messages.ts';
import {
  addTag,
  createAnnotation,
  extendAnnotation,
  removeAnnotations,
  removeTag,
  restoreAnnotations,
} from '../store/annotations.ts';
import { StoreError } from '../store/errors.ts';
import { annotationsOf, issuesOf, tags, tagUse } from '../store/read.ts';
import type { Store } from '../store/store.ts';
import { askerOf, ownNote, type Asker, type Sender } from './sender.ts';

/** What the background needs of the browser. */
export interface Platform {
  readonly ownId: string;
  readonly openPanel: (tab: number) => Promise<boolean>;
  /** Brings a content script into a page. */
  readonly inject: (tab: number, entry: 'main' | 'later') => Promise<void>;
  /** Whether Postil may see a page, and the reader does not keep it out. */
  readonly mayEnter: (page: Asker) => Promise<boolean>;
  /** Shows a count on the toolbar button while a tab is in front. */
  readonly showCount: (tab: number, count: number) => Promise<void>;
}

/** Answers from the store. Each throws only errors that a page's content script may see. */
export function router(store: Store, platform: Platform): Handlers<Background> {
  const asker = (sender: Sender): Asker => {
    const found = askerOf(sender, platform.ownId);
    if (found === undefined) throw new NotAllowedError('This sender may not ask.');
    return found;
  };
  const inject = async (page: Asker, entry: 'main' | 'later'): Promise<void> => {
    if (!(await platform.mayEnter(page))) return;
    try {
      await platform.inject(page.tab, entry);
    } catch (error) {
      // The reader went on to another page before the answer.
      console.info('Postil: a page left.', error);
    }
  };
  return {
    // Called before anything is awaited: a wait would lose the gesture that the message carries.
    'panel.open': (_none, sender) => forReader(platform.openPanel(asker(sender).tab)),
    'page.inject': (_none, sender) => inject(asker(sender), 'main'),
    'page.extend': (_none, sender) => inject(asker(sender), 'later'),
    'page.load': (issues, sender) => forReader(load(store, asker(sender), issues)),
    'annotation.create': async ({ id, issue, target, tags: given }, sender) => {
      const page = asker(sender);
      claim(page.url, [issue.address, target.source]);
      const said = believed(page.url, issue);
      const saving = createAnnotation(store, { id, issue: said, target, tags: given });
      return asPageNote((await forReader(saving)).annotation, issue.address);
    },
    'annotation.addTag': async ({ id, tag }, sender) => {
      await forReader(ownNote(store, asker(sender), id));
      await forReader(addTag(store, [id], tag));
    },
    'annotation.removeTag': async ({ id, tag }, sender) => {
      await forReader(ownNote(store, asker(sender), id));
      await forReader(removeTag(store, [id], tag));
    },
    'annotation.extend': async ({ id, target }, sender) => {
      const page = asker(sender);
      claim(page.url, [target.source]);
      await forReader(ownNote(store, page, id));
      await forReader(extendAnnotation(store, id, target));
    },
    'annotation.remove': async (id, sender) => {
      await forReader(ownNote(store, asker(sender), id));
      await forReader(removeAnnotations(store, [id]));
    },
    'issue.read': async (issue, sender) => {
      const page = asker(sender);
      if (issue !== null) claim(page.url, [issue.address]);
      const count = forReader(
        issue === null ? Promise.resolve(0) : countOf(store, believed(page.url, issue)),
      );
      await forReader(platform.showCount(page.tab, await count));
    },
    'annotation.restore': async (id, sender) => {
      await forReader(ownNote(store, asker(sender), id));
      await forReader(restoreAnnotations(store, [id]));
    },
  };
}

/** Lets errors pass whose sentence is for the reader; any other becomes one sentence, without its details. */
async function forReader<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof StoreError || error instanceof NotAllowedError) throw error;
    console.error('Postil: a request of a page failed.', error);
    throw new Error('Postil could not do this. Reload the page, then try again.', { cause: error });
  }
}

async function load(store: Store, asker: Asker, described: readonly IssueDescription[]): Promise<PageNotes> {
  const addresses = described.map(({ address }) => address);
  claim(asker.url, addresses);
  const stored = await issuesOf(
    store,
    described.map((description) => believed(asker.url, description)),
  );
  const known = new Map<IssueId, Address>();
  for (const [index, address] of addresses.entries()) {
    const id = stored[index]?.id;
    if (id !== undefined && !known.has(id)) known.set(id, address);
  }
  const publicationId = stored[0]?.publication ?? described[0]?.publication.id;
  const [notes, all, use] = await Promise.all([
    Promise.all(
      [...known].map(async ([id, address]) =>
        (await annotationsOf(store, id)).map((note) => asPageNote(note, address)),
      ),
    ),
    tags(store),
    publicationId === undefined ? new Map<TagId, number>() : tagUse(store, publicationId),
  ]);
  return { issues: [...known.keys()], notes: notes.flat(), tags: byUse(all, use) };
}

/** How many notes an issue has, without those in the bin. */
async function countOf(store: Store, issue: IssueDescription): Promise<number> {
  const [found] = await issuesOf(store, [issue]);
  return found === undefined ? 0 : (await annotationsOf(store, found.id)).length;
}

/** What a page may know of a note: never what the reader wrote. */
function asPageNote({ id, target, tags: given, comment }: Annotation, issue: Address): PageNote {
  return { id, issue, target, tags: given, commented: comment !== '' };
}
