/** Finds the issues of a document: what each is, and where its text stands. */
import { siteOf, toAddress } from '../core/address.ts';
import { detect, type Root } from '../core/detect.ts';
import type { IssueDescription, PublicationId } from '../core/model.ts';
import { describePage, type DescribedPage } from './describe-page.ts';

/** An issue on the page. */
export interface FoundIssue {
  readonly description: IssueDescription;
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

/**
 * The issues that a document holds, in its order: one, many, or none where it is no newsletter.
 * @param address as the browser reports it.
 */
export function findIssues(document: Document, address: string): FoundIssue[] {
  const described = describePage(document, address);
  return detect(described.page).map(({ description, root, confidence, evidence, platform }) => ({
    description,
    root: rangeOf(document, described, root),
    confidence,
    evidence,
    platform,
  }));
}

/**
 * The whole document as one issue, for a reader who wants to annotate a page that is none.
 * @throws TypeError where the address is not one of the web.
 */
export function wholePage(document: Document, address: string): FoundIssue {
  const own = toAddress(address);
  if (own === undefined) throw new TypeError(`not a web address: ${address}`);
  const root = document.createRange();
  root.selectNodeContents(document.querySelector('main') ?? document.body);
  const site = siteOf(own);
  return {
    description: {
      address: own,
      title: document.title.trim() || site,
      publication: { id: site as PublicationId, name: site },
      authors: [],
    },
    root,
    confidence: 0,
    evidence: ['the reader asked for it'],
    platform: 'other',
  };
}

const LIKELY =
  'link[href*="substackcdn.com"],link[href*="cdn.substack.com"],link[href*="bucketeer-"],img[src*="substackcdn.com"]';
const ARCHIVE = 'h1 a[id],h2 a[id],h3 a[id],h1[id],h2[id],h3[id],section[id],article[id]';

/**
 * A first look, cheap enough for every page: false where `findIssues` would find nothing, true where
 * it is worth asking.
 */
export function looksLikeIssue(document: Document, address: string): boolean {
  if (document.querySelector(LIKELY) !== null) {
    const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? '';
    return /\/p\/./.test(address) || /\/p\/./.test(canonical);
  }
  return document.querySelectorAll(ARCHIVE).length >= 3;
}
