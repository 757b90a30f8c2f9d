/** What the benchmark measures of paint and of tasks inside of a page. */
import { inSlices } from '../../src/content/page/time-slicing.ts';
import type { AnchorTarget } from '../../src/core/anchoring/decide.ts';
import { atOnce, type Steps } from '../../src/core/steps.ts';
import { anchorInSteps, type Anchored } from '../../src/dom/anchor.ts';
import { createPainter, type Mark } from '../../src/dom/painter.ts';
import { createTextMap, textMapInSteps } from '../../src/dom/text-map.ts';

/** Milliseconds of the page's script, and nodes that the document gained. */
export interface PaintCosts {
  readonly both: number;
  readonly paint: number;
  readonly nodes: number;
  readonly taxed: number;
  readonly untaxed: number;
}

/** Mutations of the page of which the tax is taken. */
const MUTATIONS = 400;
const ROUNDS = 5;

const count = (): number => document.querySelectorAll('*').length;

function wholeOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

function marksOf(anchored: readonly Anchored[]): Mark[] {
  return anchored.flatMap((one): Mark[] =>
    'bounds' in one ? [{ painted: one.painted, colour: 'amber', commented: false }] : [],
  );
}

function anchorNow(root: HTMLElement, targets: readonly AnchorTarget[]): readonly Anchored[] {
  return atOnce(anchorInSteps(createTextMap(wholeOf(root)), targets, []));
}

/** What any page does: an element comes, its text changes, it goes. The least of some rounds, in ms. */
function mutate(root: HTMLElement): number {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const since = performance.now();
    for (let turn = 0; turn < MUTATIONS; turn++) {
      const text = document.createTextNode('one');
      root.append(text);
      text.data = 'another';
      text.remove();
    }
    least = Math.min(least, performance.now() - since);
  }
  return least;
}

/** Finds, paints, and mutates the page with and without the marks. */
export function measurePaint(root: HTMLElement, targets: readonly AnchorTarget[]): PaintCosts {
  const untaxed = mutate(root);
  const end = new AbortController();
  const before = count();
  const since = performance.now();
  const painter = createPainter(document, end.signal);
  const marks = marksOf(anchorNow(root, targets));
  const found = performance.now();
  painter.paint(marks, 'light');
  const done = performance.now();
  const taxed = mutate(root);
  const nodes = count() - before;
  end.abort();
  return { both: done - since, paint: done - found, nodes, taxed, untaxed };
}

let held: AbortController | undefined;

/** Finds first; the caller counts layouts before and after the returned paint. */
export function readyToPaint(root: HTMLElement, targets: readonly AnchorTarget[]): () => Promise<void> {
  const marks = marksOf(anchorNow(root, targets));
  held = new AbortController();
  const painter = createPainter(document, held.signal);
  return async () => {
    painter.paint(marks, 'light');
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  };
}

type Yielding = { scheduler?: { yield?: () => Promise<void> } };

/** The longest stretch between two pauses of ours, reading the page's text included, in ms. */
export async function longestTask(root: HTMLElement, targets: readonly AnchorTarget[]): Promise<number> {
  let longest = 0;
  let since = performance.now();
  const ended = (): void => {
    longest = Math.max(longest, performance.now() - since);
  };
  const { scheduler } = globalThis as Yielding;
  const give = scheduler?.yield?.bind(scheduler);
  if (scheduler === undefined || give === undefined) throw new Error('this browser has no scheduler.yield');
  scheduler.yield = async () => {
    ended();
    await give();
    since = performance.now();
  };
  const all = function* (): Steps<readonly Anchored[]> {
    return yield* anchorInSteps(yield* textMapInSteps(wholeOf(root)), targets, []);
  };
  try {
    since = performance.now();
    await inSlices(all(), new AbortController().signal);
    ended();
  } finally {
    scheduler.yield = give;
  }
  return longest;
}
