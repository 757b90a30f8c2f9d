/** What the corpus asks of one page; runs where the page is, in Node or in a browser. */
import { fingerprint, resemblance } from '../../src/core/issues/fingerprint.ts';
import { sumOf, type Candidate, type Table } from '../../src/core/detection/choice.ts';
import { assess, detect, fieldsOf, reasonsOf } from '../../src/core/detection/detect.ts';
import type { PageDescription } from '../../src/core/detection/page.ts';
import { WEIGHTS } from '../../src/core/detection/weights.ts';
import { describePage } from '../../src/dom/describe-page.ts';
import { looksLikeIssue } from '../../src/dom/prefilter.ts';
import { findIssues } from '../../src/dom/page.ts';

export interface Question {
  readonly address: string;
  /** The same page as others reach it. */
  readonly variants: readonly string[];
  /** The fragments of the sections that the label names. */
  readonly anchors: readonly string[];
}

export interface Answer {
  /** False where the first look lost an issue. */
  readonly look: boolean;
  /** Whether the first look sent the page on. */
  readonly sent: boolean;
  readonly issues: readonly {
    readonly address: string;
    readonly aliases: readonly string[];
    readonly title: string;
    readonly publication: string;
    readonly authors: readonly string[];
    readonly published: string | null;
    readonly number: string | null;
    readonly platform: string;
    readonly words: number;
    /** 0 to 1. */
    readonly confidence: number;
    readonly evidence: readonly string[];
    readonly fingerprint: readonly string[] | null;
    /** The least that the text is like itself with a fifth cut off, words left out, or others around. */
    readonly altered: number | null;
    readonly text: string;
  }[];
  /** What each sign of the page weighs, and what they weigh together: from 0 on it is an issue. */
  readonly reasons: readonly { readonly words: string; readonly weight: number }[];
  readonly sum: number;
  /** What the fields were chosen from, the likeliest first. */
  readonly choices: readonly {
    readonly field: string;
    readonly candidates: readonly {
      readonly value: string;
      readonly sum: number;
      readonly signs: readonly string[];
    }[];
  }[];
  /** The text from each anchor's heading to the next one's. */
  readonly between: readonly string[];
  /** The address that each variant gives. */
  readonly variants: readonly (string | null)[];
  /** Milliseconds: of the first look, and of all. */
  readonly look_ms: number;
  readonly ms: number;
}

/** The text nodes between the headings of two anchors, by a walk of its own. */
function textsBetween(document: Document, anchors: readonly string[]): string[] {
  const heads = anchors.map((id) => {
    const anchor = document.getElementById(id);
    return anchor?.closest('h1,h2,h3,h4,h5,h6') ?? anchor;
  });
  const texts = anchors.map(() => '');
  let at = -1;
  const visit = (node: Node): void => {
    const next = heads.indexOf(node as Element);
    if (next >= 0) at = next;
    if (node.nodeType === 3 && at >= 0) texts[at] = `${texts[at] ?? ''}${node.nodeValue ?? ''}`;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) visit(child);
  };
  visit(document.body);
  return texts.map((text) => text.replace(/\s+/g, ' ').trim());
}

function following(node: Node): Node | null {
  for (let at: Node | null = node; at !== null; at = at.parentNode)
    if (at.nextSibling !== null) return at.nextSibling;
  return null;
}

/** The text of a range whose ends stand between nodes; `toString` is slow where there is no browser. */
function textIn({ startContainer, startOffset, endContainer, endOffset }: Range): string {
  const last = endContainer.childNodes[endOffset] ?? following(endContainer);
  let text = '';
  let node = startContainer.childNodes[startOffset] ?? following(startContainer);
  while (node !== null && node !== last) {
    if (node.nodeType === 3) text += node.nodeValue ?? '';
    node = node.firstChild ?? following(node);
  }
  return text;
}

/** Words that stand around an essay elsewhere. */
const FRAME =
  'read this online share it with a friend and subscribe for one letter a week here are some others that you may like'.split(
    ' ',
  );

function altered(text: string): number | null {
  const own = fingerprint(text);
  const words = text.split(/\s+/);
  const others = [
    words.slice(0, Math.floor(words.length * 0.8)),
    words.filter((_word, index) => index % 50 !== 0),
    [...FRAME, ...words, ...FRAME],
  ];
  const prints = others.map((other) => fingerprint(other.join(' ')));
  return own === undefined
    ? null
    : Math.min(...prints.map((print) => (print === undefined ? 1 : resemblance(own, print))));
}

function ranked(
  field: string,
  candidates: readonly Candidate<string>[],
  table: Table,
): Answer['choices'][number] {
  const all = candidates.map(({ value, signs }) => ({ value, sum: sumOf(signs, table), signs: [...signs] }));
  return { field, candidates: all.toSorted((one, other) => other.sum - one.sum) };
}

/** Why the page is taken for what it is. */
function explain(page: PageDescription): Pick<Answer, 'reasons' | 'sum' | 'choices'> {
  const assessment = assess(page);
  const { publication, number, published, authors } = fieldsOf(assessment);
  const titles = assessment.titles.map(({ value, signs }) => ({ value: value.title, signs }));
  const people = authors.map(({ value, signs }) => ({ value: value.join(', '), signs }));
  return {
    sum: assessment.sum,
    reasons: reasonsOf(assessment.signs),
    choices: [
      ranked('title', titles, WEIGHTS.title),
      ranked('publication', publication, WEIGHTS.publication),
      ranked('number', number, WEIGHTS.number),
      ranked('published', published, WEIGHTS.published),
      ranked('authors', people, WEIGHTS.authors),
    ],
  };
}

/** Asks the detector. */
export function inspect(document: Document, { address, variants, anchors }: Question): Answer {
  const started = performance.now();
  const look = looksLikeIssue(document, address);
  const looked = performance.now();
  const found = look ? findIssues(document, address) : [];
  const ended = performance.now();
  const { page } = describePage(document, address);
  const texts = found.map(({ root }) => textIn(root));
  return {
    look: look || detect(page).length === 0,
    sent: look,
    ...explain(page),
    issues: found.map(({ description, aliases, platform, words, confidence, evidence }, index) => ({
      address: description.address,
      aliases,
      title: description.title,
      publication: description.publication.name,
      authors: description.authors,
      published: description.published ?? null,
      number: description.number ?? null,
      platform,
      words,
      confidence,
      evidence,
      fingerprint: fingerprint(texts[index] ?? '') ?? null,
      altered: altered(texts[index] ?? ''),
      text: (texts[index] ?? '').replace(/\s+/g, ' ').trim(),
    })),
    between: textsBetween(document, anchors),
    variants: variants.map(
      (variant) => detect({ ...page, address: variant })[0]?.description.address ?? null,
    ),
    look_ms: looked - started,
    ms: ended - started,
  };
}
