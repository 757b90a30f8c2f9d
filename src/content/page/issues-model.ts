/** The issues of a page as they are now: found, read again as their text changes, looked for anew. */
import type { Finder, FoundIssue } from '../../dom/page.ts';
import { readIssues, type Issues } from '../notes/anchored-notes.ts';
import type { Anchorer } from './instance.ts';
import { createStaleness } from './staleness.ts';
import { inSlices, pause } from './time-slicing.ts';

/** For so long after it became another one, a page may still show the text of the one before. */
const SETTLING = 10_000;

export interface IssuesModel {
  readonly issues: Issues;
  /** Looks for the issues of the page; a look that goes on is overtaken. */
  detect(): void;
  /** Reads the text anew, or looks for the issues anew where they may be others. */
  reread(): void;
  /** The page became another one: its text may come late. */
  navigated(): void;
}

export interface IssuesDeps {
  readonly findIssues: Finder;
  readonly anchorer: Anchorer;
  /** The reader asked for this page: where it holds no issue, all of it is one. */
  readonly whole: boolean;
  readonly run: (task: () => Promise<unknown>) => void;
  /** Whether a note is not on the page: then its text may have come. */
  readonly isIncomplete: () => boolean;
  /** Issues were looked for; `isSame` where they have the addresses of those before. */
  readonly detected: (isSame: boolean) => void;
  /** The same issues were read anew. */
  readonly reread: () => void;
}

const addressesOf = (issues: Issues): readonly string[] =>
  issues.found.map(({ description }) => description.address);

export function createIssuesModel(deps: IssuesDeps, signal: AbortSignal): IssuesModel {
  const { findIssues, anchorer, whole, run } = deps;
  const staleness = createStaleness(document);
  let issues = readIssues([], anchorer);
  let navigated = -Infinity;
  let search = new AbortController();
  signal.addEventListener('abort', () => search.abort());

  const take = (found: readonly FoundIssue[]): void => {
    const before = addressesOf(issues);
    issues = readIssues(found, anchorer);
    const now = addressesOf(issues);
    deps.detected(now.length === before.length && now.every((address, at) => address === before[at]));
  };
  const detect = (): void => {
    search.abort();
    search = new AbortController();
    const { signal: overtaken } = search;
    staleness.looked();
    run(async () => {
      const found = await inSlices(findIssues(document, location.href, whole), overtaken);
      // What is done with them begins a task of its own.
      await pause();
      if (found !== undefined && !overtaken.aborted) take(found);
    });
  };
  return {
    get issues() {
      return issues;
    },
    detect,
    reread() {
      const isNew = performance.now() - navigated < SETTLING;
      if (deps.isIncomplete() || isNew || staleness.has(issues.found)) return detect();
      issues = readIssues(issues.found, anchorer);
      deps.reread();
    },
    navigated() {
      navigated = performance.now();
      detect();
    },
  };
}
