/** What the tests of a page's session share: an essay in the document, notes on it, and a state of both. */
import { readIssues, type AnchoredNote, type Issues } from '../../src/content/notes/anchored-notes.ts';
import { createNoteAnchorer } from '../../src/content/notes/note-anchorer.ts';
import type { SessionState } from '../../src/content/notes/session-state.ts';
import { offerLater, type Anchorer, type Later } from '../../src/content/page/instance.ts';
import { copy } from '../../src/content/input/clipboard.ts';
import { linkOf } from '../../src/core/formats/passage-link.ts';
import { quoteOf } from '../../src/core/formats/quote/quote.ts';
import { readableText, withPictures } from '../../src/dom/rendered-text.ts';
import { structureOf } from '../../src/dom/structure.ts';
import { carryOver } from '../../src/core/anchoring/carry.ts';
import { describe } from '../../src/core/anchoring/describe.ts';
import type {
  Address,
  AnnotationId,
  IsoTime,
  PublicationId,
  Tag,
  TagId,
  TagKey,
} from '../../src/core/model.ts';
import type { Span } from '../../src/core/text.ts';
import { anchorInSteps, describeSpan } from '../../src/dom/anchor.ts';
import type { FoundIssue } from '../../src/dom/page.ts';
import type { PageNote } from '../../src/platform/contract.ts';

// All that it hands over is the real one; a test that says what it did changes `context.later`.
export const LATER: Later = {
  openAround: async () => undefined,
  reveal: () => true,
  quoteOf,
  linkOf,
  copy,
  readableText,
  withPictures,
  structureOf,
};
offerLater(LATER);

export const ANCHORER: Anchorer = { anchorInSteps, carryOver, describeSpan };
export const addressOf = (name: string): Address => `https://letters.example/p/${name}` as Address;

/** An issue that is all of an element. */
function issueIn(element: Element, name: string): FoundIssue {
  const root = document.createRange();
  root.selectNodeContents(element);
  const publication = { id: 'letters.example' as PublicationId, name: 'Letters' };
  const description = { address: addressOf(name), title: `On ${name}`, publication, authors: [] };
  return { description, root, aliases: [], words: 0, confidence: 1, evidence: [], platform: 'archive' };
}

/** Replaces the page by essays, each by its name and its text, and reads them. */
export function write(texts: Readonly<Record<string, string>>): Issues {
  document.body.replaceChildren();
  const found = Object.entries(texts).map(([name, text]) => {
    const section = document.createElement('section');
    for (const words of text.split('\n')) {
      const paragraph = document.createElement('p');
      paragraph.append(words);
      section.append(paragraph);
    }
    document.body.append(section);
    return issueIn(section, name);
  });
  return readIssues(found, ANCHORER);
}

/** Where some words stand first in an issue. */
export function spanOf(issues: Issues, words: string, issue = 0): Span {
  const start = issues.map(issue).text.indexOf(words);
  if (start < 0) throw new Error(`There is no ${words}.`);
  return { start, end: start + words.length };
}

/** A note on the first occurrence of some words of an issue. */
export function noteOn(
  issues: Issues,
  words: string,
  { at = 0, ...more }: Partial<PageNote> & { at?: number } = {},
): PageNote {
  const { start, end } = spanOf(issues, words, at);
  const source = issues.found[at]?.description.address ?? addressOf('nowhere');
  const target = { source, ...describe(issues.map(at).text, start, end) };
  return { id: words as AnnotationId, issue: source, target, tags: [], commented: false, ...more };
}

/** Finds notes, to the end. */
export function anchoredOn(
  issues: Issues,
  notes: readonly PageNote[],
  anchorer = createNoteAnchorer(ANCHORER),
): readonly AnchoredNote[] {
  const steps = anchorer.anchor(issues, notes);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

const WHEN = '2026-10-01T08:00:00.000Z' as IsoTime;

export function tagNamed(name: string, key?: TagKey, colour: Tag['colour'] = 'blue'): Tag {
  const made = { id: name as TagId, name, colour, created: WHEN, modified: WHEN };
  return key === undefined ? made : { ...made, key };
}

/** A state that the test may change. */
export type TestState = { -readonly [Part in keyof SessionState]: SessionState[Part] };

/** A session's state with these issues and notes, all of which are found. */
export function stateOf(
  issues: Issues,
  notes: readonly PageNote[] = [],
  tags: readonly Tag[] = [],
): TestState {
  return {
    issues,
    notes: { issues: [], notes, tags },
    anchoredNotes: anchoredOn(issues, notes),
    settings: { toolbar: 'bar', highlighter: null, never: [] },
    scheme: 'light',
    selected: undefined,
    focus: null,
    current: 0,
  };
}

/** The passage of some words as a live selection. */
export function selectedOn(issues: Issues, words: string, issue = 0): NonNullable<SessionState['selected']> {
  const span = spanOf(issues, words, issue);
  const range = issues.map(issue).rangeOf(span.start, span.end);
  return { range, others: [], backward: false, touch: false, issue, span, further: [] };
}
