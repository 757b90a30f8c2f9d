/** What the benchmark does inside of a page: builds a document, runs one engine, reports places and times. */
import { atOnce } from '../../src/core/steps.ts';
import { anchorInSteps, type Anchored } from '../../src/dom/anchor.ts';
import { createTextMap, type TextMap } from '../../src/dom/text-map.ts';
import type { AnchorTarget } from '../../src/core/anchoring/decide.ts';
import { longestTask, measurePaint, readyToPaint, type PaintCosts } from './paint.ts';
import { PEERS } from './peers.ts';
import type { Stored } from './rule.ts';
import type { PlainNode } from './tree.ts';
import type { Answer } from './truth.ts';

export interface Run {
  readonly answers: readonly (Answer | undefined)[];
  /** Milliseconds of the first run and the median of the later ones, for all passages. */
  readonly coldMs: number;
  readonly warmMs: number;
  /** True where the time ran out and the figures are those of a part, scaled. */
  readonly scaled: boolean;
}

function build(node: PlainNode): Node {
  if (typeof node === 'string') return document.createTextNode(node);
  const element = document.createElement(node.tag);
  for (const child of node.children) element.append(build(child));
  return element;
}

let root = document.body;
let map: TextMap;
let paintNow = (): Promise<void> => Promise.resolve();

function wholeOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

/** Where a range is, in the text that the bench counts in. */
function place(range: Range | undefined): Answer {
  if (range === undefined) return 'orphan';
  const start = map.offsetOf(range.startContainer, range.startOffset);
  const end = map.offsetOf(range.endContainer, range.endOffset);
  return start === undefined || end === undefined ? 'orphan' : { start, end };
}

/** Anchors at once: the bench measures the work, not the waiting. */
function anchorNow(targets: readonly AnchorTarget[]): readonly Anchored[] {
  return atOnce(anchorInSteps(map, targets, []));
}

const api = {
  show(tree: PlainNode): void {
    root = document.createElement('main');
    root.append(build(tree));
    document.body.replaceChildren(root);
  },
  text: (): string => createTextMap(wholeOf(root)).text,
  postil(targets: readonly AnchorTarget[], repeats: number): Run {
    const times: number[] = [];
    let anchored: readonly Anchored[] = [];
    for (let repeat = 0; repeat <= repeats; repeat++) {
      const since = performance.now();
      map = createTextMap(wholeOf(root));
      anchored = anchorNow(targets);
      times.push(performance.now() - since);
    }
    const answers = anchored.map((one): Answer => {
      if ('bounds' in one) return { start: one.start, end: one.end };
      return one.verdict === 'uncertain' ? 'uncertain' : 'orphan';
    });
    return { answers, ...timesOf(times), scaled: false };
  },
  paint: (targets: readonly AnchorTarget[]): PaintCosts => measurePaint(root, targets),
  readyToPaint(targets: readonly AnchorTarget[]): void {
    paintNow = readyToPaint(root, targets);
  },
  paintNow: (): Promise<void> => paintNow(),
  longestTask: (targets: readonly AnchorTarget[]): Promise<number> => longestTask(root, targets),
  async peer(name: string, stored: readonly Stored[], repeats: number, limit: number): Promise<Run> {
    const engine = PEERS[name];
    if (engine === undefined) throw new Error(`no peer is called ${name}`);
    const times: number[] = [];
    const ranges: (Range | undefined)[] = [];
    let scaled = false;
    for (let repeat = 0; repeat <= repeats; repeat++) {
      const begun = performance.now();
      let done = 0;
      for (const one of stored) {
        if (done > 0 && performance.now() - begun > limit) break;
        let range: Range | undefined;
        try {
          range = await engine(root, one);
        } catch (error) {
          // A peer that throws has not found the passage.
          if (!(error instanceof Error)) throw error;
        }
        if (repeat === 0) ranges.push(range);
        done++;
      }
      const spent = performance.now() - begun;
      scaled ||= done < stored.length;
      times.push((spent * stored.length) / done);
      if (scaled) break;
    }
    map = createTextMap(wholeOf(root));
    return { answers: ranges.map(place), ...timesOf(times), scaled };
  },
};

function timesOf(times: readonly number[]): { coldMs: number; warmMs: number } {
  const [cold = 0, ...warm] = times;
  const sorted = warm.toSorted((one, other) => one - other);
  return { coldMs: cold, warmMs: sorted[sorted.length >> 1] ?? cold };
}

export type Api = typeof api;

Object.assign(globalThis, { bench: api });
