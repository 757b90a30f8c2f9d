/** Finds the notes of a page in its issues, and remembers what it found as long as it holds. */
import type { Resolution } from '../../core/anchoring/resolution.ts';
import type { Address, AnnotationId, Target } from '../../core/model.ts';
import type { Anchored } from '../../dom/anchor.ts';
import type { TextMap } from '../../dom/text-map.ts';
import type { PageNote } from '../../platform/contract.ts';
import type { Anchorer } from '../page/instance.ts';
import { isFound, type Issues, type AnchoredNote } from './anchored-notes.ts';

/**
 * Yields nothing while it reads, then what stands where it stood, again and again until it is done;
 * returns all, in the order of the page.
 */
type AnchorSteps = Generator<readonly AnchoredNote[] | undefined, readonly AnchoredNote[], void>;

export interface NoteAnchorer {
  /** Looks for notes in steps between which one may give way to the page. */
  anchor(issues: Issues, notes: readonly PageNote[]): AnchorSteps;
}

/** What was last found in an issue. */
interface Memory {
  readonly text: string;
  readonly answers: ReadonlyMap<AnnotationId, { readonly target: Target; readonly found: Resolution }>;
}

/** The notes of one issue of the page, and how far the search for them has come. */
interface Group {
  readonly issue: number;
  readonly notes: readonly PageNote[];
  readonly steps: ReturnType<Anchorer['anchorInSteps']>;
}

function isSame(one: Target, other: Target): boolean {
  const [quote, position] = one.selector;
  const [otherQuote, otherPosition] = other.selector;
  return quote.exact === otherQuote.exact && position.start === otherPosition.start;
}

/** In the order of the text; what is not there comes last. */
function inOrder({ issue, notes }: Group, answers: readonly (Anchored | undefined)[]): AnchoredNote[] {
  const anchoredNotes = notes.flatMap((note, index): AnchoredNote[] => {
    const found = answers[index];
    return found === undefined ? [] : [{ note, issue, found }];
  });
  const startOf = (one: AnchoredNote): number => (isFound(one) ? one.found.start : Infinity);
  return anchoredNotes.toSorted((one, other) => startOf(one) - startOf(other) || 0);
}

/** Reads the text of an issue, saying nothing meanwhile. */
function* reading(issues: Issues, issue: number): Generator<undefined, TextMap, void> {
  const steps = issues.mapInSteps(issue);
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) yield undefined;
  return step.value;
}

export function createNoteAnchorer({ anchorInSteps, carryOver }: Anchorer): NoteAnchorer {
  const memories = new Map<Address, Memory>();

  const answersBefore = (address: Address, text: string, notes: readonly PageNote[]) => {
    const memory = memories.get(address);
    if (memory === undefined) return [];
    const answers = notes.map(({ id, target }) => {
      const answer = memory.answers.get(id);
      return answer !== undefined && isSame(answer.target, target) ? answer.found : undefined;
    });
    return carryOver(memory.text, text, answers);
  };

  return {
    *anchor(issues, notes) {
      const groups: Group[] = [];
      const firsts: ReturnType<Group['steps']['next']>[] = [];
      for (const [issue, { description }] of issues.found.entries()) {
        const group = notes.filter((note) => note.issue === description.address);
        if (group.length === 0) continue;
        const map = yield* reading(issues, issue);
        const before = answersBefore(description.address, map.text, group);
        const targets = group.map(({ target }) => target);
        const steps = anchorInSteps(map, targets, before);
        groups.push({ issue, notes: group, steps });
        firsts.push(steps.next());
        yield undefined;
      }
      const known = groups.flatMap((group, at) => inOrder(group, firsts[at]?.value ?? []));
      yield known;
      const all: AnchoredNote[] = [];
      for (const [at, group] of groups.entries()) {
        let step = firsts[at] ?? group.steps.next();
        while (step.done !== true) {
          yield known;
          step = group.steps.next();
        }
        const answers = step.value;
        const address = issues.found[group.issue]?.description.address;
        if (address !== undefined) {
          const found = group.notes.flatMap(({ id, target }, index) => {
            const answer = answers[index];
            return answer === undefined ? [] : [[id, { target, found: answer }] as const];
          });
          memories.set(address, { text: issues.map(group.issue).text, answers: new Map(found) });
        }
        all.push(...inOrder(group, answers));
      }
      return all;
    },
  };
}
