/** Finds the issues of a document: what each is, and where its text stands. */
import { toAddress } from '../core/issues/address.ts';
import { siteOf } from '../core/issues/url.ts';
import { detectInSteps, type Root } from '../core/detection/detect.ts';
import type { Address, IssueDescription } from '../core/model.ts';
import { layOut } from '../core/detection/layout.ts';
import { publicationId } from '../core/detection/publication.ts';
import { claimedBy, withoutStale } from '../core/detection/stale.ts';
import { atOnce, type Steps } from '../core/steps.ts';
import { describeInSteps, type DescribedPage } from './describe-page.ts';

/** An issue on the page. */
export interface FoundIssue {
  readonly description: IssueDescription;
  /** Other addresses that the page gives to it; `mayClaim` says which of them it may claim. */
  readonly aliases: readonly Address[];
  /** The length of its text. */
  readonly words: number;
  /** Its text and nothing around it. */
  readonly root: Range;
  /** 0 to 1. */
  readonly confidence: number;
  /** Why it is taken for an issue, in words. */
  readonly evidence: readonly string[];
  readonly platform: string;
}

function rangeOf(document: Document, { places, elements }: DescribedPage, root: Root): Range {
  const range = document.createRange();
  if ('box' in root) {
    range.selectNodeContents(elements[root.box] ?? document.body);
    return range;
  }
  const first = places[root.from];
  const last = places[root.to - 1];
  if (first === undefined || last === undefined) throw new RangeError('a section without blocks');
  range.setStartBefore(first.element);
  range.setEndAfter(last.last);
  return range;
}

function* issuesIn(document: Document, described: DescribedPage): Steps<FoundIssue[]> {
  const detected = yield* detectInSteps(described.page);
  return detected.map(({ description, aliases, words, root, confidence, evidence, platform }) => ({
    description,
    aliases,
    words,
    root: rangeOf(document, described, root),
    confidence,
    evidence,
    platform,
  }));
}

/** Finds the issues that a document holds, in its order: one, many, or none where it is no newsletter. */
export type Finder = (
  document: Document,
  /** As the browser reports it. */
  address: string,
  /** The reader asked for this page: where it holds no issue, all of it is one. */
  whole: boolean,
) => Steps<FoundIssue[]>;

/** Finds at once what a document holds that has been one page all the time: see `Finder`. */
export function findIssues(document: Document, address: string, whole = false): FoundIssue[] {
  return atOnce(createFinder()(document, address, whole));
}

/**
 * A finder for a document that becomes another page now and then without being loaded: what its
 * head said of the page before is not believed of the next one.
 */
export function createFinder(): Finder {
  /** Where the page stood when it first made a claim. */
  const made = new Map<string, string>();
  return function* (document, address, whole) {
    const described = yield* describeInSteps(document, address);
    const here = address.replace(/#.*/, '');
    for (const claim of claimedBy(described.page)) if (!made.has(claim)) made.set(claim, here);
    const isStale = (claim: string): boolean => made.get(claim) !== here;
    const page = withoutStale(described.page, isStale);
    const found = yield* issuesIn(document, { ...described, page });
    return found.length === 0 && whole ? [wholePage(document, described)] : found;
  };
}

/** The whole document as one issue, for a reader who wants to annotate a page that is none. */
function wholePage(document: Document, described: DescribedPage): FoundIssue {
  const { address, title, language } = described.page;
  const own = toAddress(address);
  if (own === undefined) throw new TypeError(`not a web address: ${address}`);
  const { body, words } = layOut(described.page);
  const site = siteOf(own);
  return {
    description: {
      address: own,
      title: title || site,
      publication: { id: publicationId(own), name: site },
      authors: [],
      ...(language !== '' && { language }),
    },
    aliases: [],
    words,
    root: rangeOf(document, described, { box: body }),
    confidence: 0,
    evidence: ['you asked for it'],
    platform: 'other',
  };
}
