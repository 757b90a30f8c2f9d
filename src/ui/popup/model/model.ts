/** All that the popup knows and does. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Issue, Tag, TagId } from '../../../core/model.ts';
import type { Settings } from '../../../platform/contract.ts';
import { tags as readTags } from '../../../store/read.ts';
import { counts, recentIssues, type IssueSummary } from '../../../store/summaries.ts';
import type { Toaster } from '../../components/Toast.tsx';
import { liveQuery, valueOf, type Loadable } from '../../live.ts';
import { createFinder, type Finder } from './search.ts';
import { createCurrentIssue, type CurrentIssue } from './current-issue.ts';
import { createSite, type Site } from './site.ts';
import type { PopupEnv } from './env.ts';
import type { lazy } from '../views/lazy-views.ts';
import type { Review } from './review.ts';

/** What stands below the issue being read: the others. */
interface Recent {
  readonly issues: readonly IssueSummary[];
  readonly counts: { readonly annotations: number; readonly issues: number };
}

/** What shows the notes, and what they are. */
export interface Later {
  readonly views: typeof lazy;
  readonly review: Review;
}

export interface Popup {
  readonly currentIssue: CurrentIssue;
  readonly site: Site;
  readonly finder: Finder;
  /** What comes after the popup has opened, once it is there. */
  readonly later: ReadonlySignal<Later | undefined>;
  readonly recent: ReadonlySignal<Loadable<Recent>>;
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

export function createPopup(env: PopupEnv): Popup {
  const { store, onChange } = env;
  const everyTag = liveQuery(
    () => readTags(store),
    (change) => change.tags,
    onChange,
  );
  const tags = computed(() => valueOf(everyTag.value) ?? []);
  const currentIssue = createCurrentIssue(env, tags);
  const recent = liveQuery(
    async (): Promise<Recent> => {
      const address = currentIssue.address.value;
      const [latest, all] = await Promise.all([recentIssues(store, RECENT + 1), counts(store)]);
      const others = latest.filter(({ issue }) => !issue.addresses.some((each) => each === address));
      return { issues: others.slice(0, RECENT), counts: all };
    },
    (change) => change.annotations.length > 0 || change.issues.length > 0,
    onChange,
  );

  const later = signal<Later | undefined>();
  const bringLater = async (): Promise<void> => {
    const [{ lazy: views }] = await Promise.all([import('../views/lazy-views.ts'), env.loadStyles()]);
    later.value = { views, review: await views.createReview(env, currentIssue, tags) };
  };
  void bringLater();

  return {
    currentIssue,
    later,
    site: createSite(env, currentIssue),
    finder: createFinder(env),
    recent,
    tags,
    settings: env.settings,
    toaster: env.toaster,
    now: env.now,
    async openIssue(issue) {
      await env.openAddress(issue.addresses[0]);
      env.close();
    },
    async openPage(page) {
      await env.openPage(page);
      env.close();
    },
    switchHighlighter: (on) => env.changeSettings({ highlighter: on ? { tag: null } : null }),
    highlightWith: (tag) => env.changeSettings({ highlighter: { tag } }),
  };
}
