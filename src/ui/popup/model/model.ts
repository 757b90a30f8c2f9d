/** All that the popup knows and does. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Issue, Tag, TagId } from '../../../core/model.ts';
import type { Settings } from '../../../platform/contract.ts';
import { counts, tags as readTags } from '../../../store/read.ts';
import { recentIssues, type IssueSummary } from '../../../store/summaries.ts';
import type { Toaster } from '../../components/Toast.tsx';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import { createFinder, type Finder } from './search.ts';
import { createHere, type Here } from './current-issue.ts';
import { createSite, type Site } from './site.ts';
import type { PopupEnv } from './env.ts';

/** What stands below the issue being read: the others. */
interface Lately {
  readonly issues: readonly IssueSummary[];
  readonly counts: { readonly annotations: number; readonly issues: number };
}

export interface Popup {
  readonly here: Here;
  readonly site: Site;
  readonly finder: Finder;
  readonly lately: ReadonlySignal<Loadable<Lately>>;
  readonly tags: ReadonlySignal<readonly Tag[]>;
  readonly settings: ReadonlySignal<Settings>;
  readonly toaster: Toaster;
  readonly now: () => Date;
  readonly openIssue: (issue: Issue) => Promise<void>;
  readonly openPage: (page: string) => Promise<void>;
  readonly switchHighlighter: (on: boolean) => Promise<void>;
  /** Which tag the highlighter gives; null is none. */
  readonly highlightWith: (tag: TagId | null) => Promise<void>;
}

const RECENT = 6;

export function createPopup(world: PopupEnv): Popup {
  const { store, onChange } = world;
  const everyTag = liveQuery(
    () => readTags(store),
    (change) => change.tags,
    onChange,
  );
  const tags = computed(() => valueOf(everyTag.value) ?? []);
  const here = createHere(world, tags);
  const lately = liveQuery(
    async (): Promise<Lately> => {
      const address = here.address.value;
      const [latest, all] = await Promise.all([recentIssues(store, RECENT + 1), counts(store)]);
      const others = latest.filter(({ issue }) => !issue.addresses.some((each) => each === address));
      return { issues: others.slice(0, RECENT), counts: all };
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    onChange,
  );

  return {
    here,
    site: createSite(world, here),
    finder: createFinder(world),
    lately,
    tags,
    settings: world.settings,
    toaster: world.toaster,
    now: world.now,
    async openIssue(issue) {
      await world.openAddress(issue.addresses[0]);
      world.close();
    },
    async openPage(page) {
      await world.openPage(page);
      world.close();
    },
    switchHighlighter: (on) => world.changeSettings({ highlighter: on ? { tag: null } : null }),
    highlightWith: (tag) => world.changeSettings({ highlighter: { tag } }),
  };
}
