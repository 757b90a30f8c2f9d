/** Which tab the panel is about, and what its page tells, without a flicker in between. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { PageState } from '../../../platform/contract.ts';
import type { PageStatus } from './env.ts';

/** How `platform/follow-page-state.ts` follows the page of one tab. */
export type Follow = (
  tab: number,
  listener: (reading: PageState | undefined) => void,
  signal: AbortSignal,
) => void;

export interface FollowedTab {
  readonly pageStatus: ReadonlySignal<PageStatus>;
  /** The tab whose page told last; undefined before any did. */
  readonly tab: () => number | undefined;
  /** Turns to another tab. */
  readonly turnTo: (tab: number) => void;
}

/**
 * A page that goes is waited for this long, in milliseconds: the next one of the same tab is mostly
 * about to come. What the page before told stays meanwhile.
 */
const GRACE = 400;

export function followTabs(follow: Follow, lifetime: AbortSignal): FollowedTab {
  const pageStatus = signal<PageStatus>('waiting');
  let teller: number | undefined;
  let turn: AbortController | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  lifetime.addEventListener('abort', () => {
    turn?.abort();
    clearTimeout(patience);
  });

  const turnTo = (tab: number): void => {
    turn?.abort();
    clearTimeout(patience);
    const mine = new AbortController();
    turn = mine;
    const nobody = (): void => {
      teller = tab;
      pageStatus.value = 'disconnected';
    };
    follow(
      tab,
      (reading) => {
        clearTimeout(patience);
        if (mine.signal.aborted) return;
        if (reading !== undefined) {
          teller = tab;
          pageStatus.value = reading;
        } else if (teller === tab) patience = setTimeout(nobody, GRACE);
        else nobody();
      },
      mine.signal,
    );
    // A page that neither tells nor refuses (it is loading, or frozen) is taken for nobody.
    patience = setTimeout(nobody, GRACE);
  };
  return { pageStatus, tab: () => teller, turnTo };
}
