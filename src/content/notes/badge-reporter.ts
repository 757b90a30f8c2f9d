/** Tells which issue is being read, so that the toolbar button shows how many notes it has. */
import type { IssueDescription } from '../../core/model.ts';
import type { SessionState } from './session-state.ts';

export interface BadgeReporterDeps {
  /** Tells the background which issue is read, or that none is. */
  readonly tell: (issue: IssueDescription | null) => Promise<void>;
  /** Whether the extension is still there to be told. */
  readonly isAlive: () => boolean;
}

/**
 * @returns what to call whenever something may have changed: the background is told when the issue
 *   that is being read is another one, or has more or fewer notes. It counts by itself.
 */
export function createBadgeReporter(
  deps: BadgeReporterDeps,
  signal: AbortSignal,
): (state: SessionState) => void {
  let last: string | undefined;
  const tell = (issue: IssueDescription | null): void => {
    // The count is an extra: a page that is closing has nobody to be told that it failed.
    deps.tell(issue).catch((error: unknown) => console.info('Postil: not counted.', error));
  };
  // The browser forgets the count with the page, and may bring the page back.
  const shown = ({ isTrusted, persisted }: PageTransitionEvent): void => {
    if (isTrusted && persisted) last = undefined;
  };
  window.addEventListener('pageshow', shown, { signal });
  signal.addEventListener('abort', () => deps.isAlive() && tell(null));
  return ({ issues, current, notes }) => {
    const reading = issues.found[current]?.description ?? null;
    const count = notes.notes.filter(({ issue }) => issue === reading?.address).length;
    const now = `${count} ${reading?.address}`;
    if (now === last || signal.aborted) return;
    last = now;
    tell(reading);
  };
}
