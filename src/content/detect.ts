/** Entry, on every page that may be seen: a cheap look, and a word to the background if it is worth one. */
import { looksLikeIssue } from '../dom/prefilter.ts';
import { isAlive } from '../platform/is-alive.ts';
import type { Background } from '../platform/contract.ts';
import { onLeave, tellBackground } from '../platform/tell.ts';
import { announceLikely, isRunning, lookAfresh } from './page/instance.ts';
import { onNavigation } from './page/navigation.ts';

/** When to look at a page that became another one, in milliseconds: its text may come late. */
const LOOKS = [300, 1500, 4000];

const life = lookAfresh();

/** Once the content script runs, it follows the page by itself. */
function look(): void {
  if (!isAlive()) return life.abort();
  if (isRunning() || !looksLikeIssue(document, location.href)) return;
  announceLikely();
  void tellBackground<Background>('page.inject');
}

let timers: ReturnType<typeof setTimeout>[] = [];
onNavigation(() => {
  timers.forEach(clearTimeout);
  timers = LOOKS.map((delay) => setTimeout(look, delay));
}, life.signal);
onLeave(() => {
  timers.forEach(clearTimeout);
  life.abort();
}, life.signal);
look();
