/** Says which issues a page holds, how sure that is, and why. */
import { mayClaim, siteOf, toAddress } from './address.ts';
import type { IssueDescription, PublicationId } from './model.ts';
import type { PageDescription } from './page.ts';
import { findSections, type Section } from './sections.ts';

/** Where an issue's text is: a box of the page, or a run of its blocks. */
export type Root = { readonly box: number } | { readonly from: number; readonly to: number };

export interface DetectedIssue {
  readonly description: IssueDescription;
  readonly root: Root;
  /** 0 to 1. */
  readonly confidence: number;
  readonly evidence: readonly string[];
  readonly platform: string;
}

const SUBSTACK = /(?:^|\.)(?:substackcdn\.com|substack\.com)$|bucketeer-/;

function publicationOf(address: string, name: string): IssueDescription['publication'] {
  const url = new URL(address);
  // A host of many: the publication is the path below it.
  const shared = url.host.endsWith('.github.io') ? (url.pathname.match(/^\/[^/]+(?=\/)/)?.[0] ?? '') : '';
  return { id: `${siteOf(address)}${shared}` as PublicationId, name };
}

function substackPost(page: PageDescription): DetectedIssue[] {
  if (![...page.assets].some((host) => SUBSTACK.test(host))) return [];
  const box = page.boxes.findLastIndex(({ marks }) => /(?:^|\s)available-content(?:\s|$)/.test(marks));
  const body =
    box >= 0 ? box : page.boxes.findIndex(({ marks }) => /(?:^|\s)body markup(?:\s|$)/.test(marks));
  const named = page.links.find(({ rel }) => rel === 'canonical')?.href ?? page.address;
  const canonical = [named, page.meta.get('og:url') ?? '', page.address].find((href) =>
    /\/p\/[^/]+/.test(href),
  );
  const claimed = canonical === undefined ? undefined : toAddress(canonical);
  const address =
    claimed !== undefined && mayClaim(page.address, claimed) ? claimed : toAddress(page.address);
  if (body < 0 || canonical === undefined || address === undefined) return [];
  const heading = page.blocks.find(({ level, box: own }) => {
    return level > 0 && /(?:^|\s)post-title(?:\s|$)/.test(page.boxes[own]?.marks ?? '');
  });
  const feed = page.links.find(({ rel, type }) => rel === 'alternate' && type === 'application/rss+xml');
  const author = page.meta.get('author');
  return [
    {
      description: {
        address,
        title: heading?.text ?? page.meta.get('og:title') ?? page.title,
        publication: publicationOf(address, feed?.title || siteOf(address)),
        authors: author === undefined ? [] : [author],
        ...(page.language !== '' && { language: page.language }),
      },
      root: { box: body },
      confidence: 1,
      evidence: ['made by Substack', 'a post and its text'],
      platform: siteOf(address).endsWith('.substack.com') ? 'substack' : 'substack-custom-domain',
    },
  ];
}

function archive(page: PageDescription): DetectedIssue[] {
  const found = findSections(page);
  if (found === undefined) return [];
  const { sections, evidence, weight } = found;
  const describe = (section: Section, index: number): DetectedIssue[] => {
    const address =
      section.fragment === undefined && section.permalink !== undefined
        ? toAddress(section.permalink)
        : toAddress(page.address, section.fragment);
    if (address === undefined) return [];
    return [
      {
        description: {
          address,
          title: section.title,
          publication: publicationOf(page.address, page.title),
          authors: [],
          ...(section.number !== undefined && { number: section.number }),
          ...(page.language !== '' && { language: page.language }),
          order: { index: index + 1, of: sections.length },
        },
        root: { from: section.from, to: section.to },
        confidence: Math.min(1, weight / 4),
        evidence,
        platform: 'static-archive',
      },
    ];
  };
  return sections.flatMap(describe);
}

/** The issues of a page, in its order; none where it is something else. */
export function detect(page: PageDescription): DetectedIssue[] {
  const post = substackPost(page);
  return post.length > 0 ? post : archive(page);
}
