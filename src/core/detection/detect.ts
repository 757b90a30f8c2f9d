/** Says which issues a page holds, how sure that is, and why. */
import { toAddress } from '../issues/address.ts';
import { siteOf } from '../issues/url.ts';
import { authorsOf } from './authors.ts';
import { choose, likeliest, probability, sumOf, type Candidate, type Weights } from './choice.ts';
import { signsOf, type Sign } from './evidence.ts';
import { bare, headlineOf, titlesOf, type Headline } from './heading.ts';
import { identityOf, namesBesides } from './identity.ts';
import { layOut, type Layout } from './layout.ts';
import { looksLikeMail } from './mail-evidence.ts';
import { madeBy, mailedBy, otherPlatform, type Made } from './maker.ts';
import type { Address, IssueDescription } from '../model.ts';
import type { PageDescription } from './page.ts';
import { publicationId, publicationsOf, siteNames } from './publication.ts';
import { daysOf, numbersOf } from './published.ts';
import { findSections, type Section } from './sections.ts';
import { atOnce, type Steps } from '../steps.ts';
import { WEIGHTS } from './weights.ts';

/** Where an issue's text is: a box of the page, or a run of its blocks. */
export type Root = { readonly box: number } | { readonly from: number; readonly to: number };

export interface DetectedIssue {
  readonly description: IssueDescription;
  /** Other addresses that the page gives to it: see `Identity.aliases`. */
  readonly aliases: readonly Address[];
  readonly root: Root;
  /** The length of its text. */
  readonly words: number;
  /** 0 to 1: of a hundred pages with 0.9, ninety are issues. */
  readonly confidence: number;
  /** What speaks for it in words, the weightiest first. */
  readonly evidence: readonly string[];
  readonly platform: string;
}

/** All that is known of a page as one issue, whether or not it is one. */
export interface Assessment {
  readonly layout: Layout;
  readonly mail: boolean;
  readonly made: Made;
  readonly titles: readonly Candidate<Headline>[];
  readonly headline: Headline;
  readonly signs: readonly Sign[];
  /** From 0 on the page is an issue. */
  readonly sum: number;
}

/** What may be the fields of an issue; the name of its publication is chosen, as its authors follow from it. */
export interface Fields {
  readonly name: string;
  readonly publication: readonly Candidate<string>[];
  readonly number: readonly Candidate<string>[];
  readonly published: readonly Candidate<string>[];
  readonly authors: readonly Candidate<readonly string[]>[];
}

/** Weighs a page as one issue. */
export function assess(page: PageDescription, weights: Weights = WEIGHTS): Assessment {
  const mail = looksLikeMail(page);
  const made = mail ? { platform: mailedBy(page), issue: false, credited: false } : madeBy(page);
  const layout = layOut(page, made.platform?.body);
  const names = siteNames(layout);
  const subject = made.platform?.subject === true && made.issue;
  const titles = titlesOf(layout, names, mail, subject);
  const headline = headlineOf(titles, weights.title, page.title);
  const signs = signsOf({ layout, headline, names, mail, made });
  const sum = sumOf(
    signs.map(({ name }) => name),
    weights.issue,
  );
  return { layout, mail, made, titles, headline, signs, sum };
}

/** Everything that the fields of an issue may be. */
export function fieldsOf({ layout, headline }: Assessment, weights: Weights = WEIGHTS): Fields {
  const publication = publicationsOf(layout, headline);
  const name = likeliest(publication, weights.publication)?.value ?? '';
  return {
    name,
    publication,
    number: numbersOf(layout, headline),
    published: daysOf(layout, headline),
    authors: authorsOf(layout, headline, name),
  };
}

/** What speaks for a page and what against, the weightiest first, in words that can be said to a reader. */
export function reasonsOf(
  signs: readonly Sign[],
  { issue }: Weights = WEIGHTS,
): readonly { readonly words: string; readonly weight: number }[] {
  return signs
    .map(({ name, quote }) => ({
      words: quote === undefined ? name : `${name}: “${quote}”`,
      weight: issue[name] ?? 0,
    }))
    .toSorted((one, other) => other.weight - one.weight);
}

function describe(assessment: Assessment, weights: Weights): DetectedIssue[] {
  const { layout, mail, made, headline, signs, sum } = assessment;
  const { page } = layout;
  const identity = identityOf(page, mail);
  if (identity === undefined) return [];
  const fields = fieldsOf(assessment, weights);
  const site = siteOf(identity.address);
  const name = fields.name || siteOf(mail ? (identity.aliases[0] ?? page.address) : page.address);
  const published = choose(fields.published, weights.published)?.value;
  const number = choose(fields.number, weights.number)?.value;
  const platform = made.platform?.name ?? otherPlatform(page, identity.aliases);
  const authors = choose(fields.authors, weights.authors)?.value ?? [];
  return [
    {
      description: {
        address: identity.address,
        title: headline.title,
        publication: { id: publicationId(identity.address), name },
        authors: platform === 'hey-world' ? [name] : authors,
        ...(published !== undefined && { published }),
        ...(number !== undefined && { number }),
        ...(page.language !== '' && { language: page.language }),
        ...namesBesides(page.address, identity),
      },
      aliases: identity.aliases,
      root: { box: layout.body },
      words: layout.words,
      confidence: probability(sum),
      evidence: reasonsOf(
        signs.map((sign) => ({ name: sign.name })),
        weights,
      ).flatMap(({ words, weight }) => (weight > 0 ? [words] : [])),
      platform:
        platform === 'substack' && !mail && !site.endsWith('substack.com')
          ? 'substack-custom-domain'
          : platform,
    },
  ];
}

function single(page: PageDescription, weights: Weights): DetectedIssue[] {
  const assessment = assess(page, weights);
  return assessment.sum >= 0 ? describe(assessment, weights) : [];
}

/** A section without a fragment or a page of its own is known by its name, which no other one has. */
function sectionAddress(page: PageDescription, { fragment, permalink, title }: Section): Address | undefined {
  return fragment === undefined && permalink !== undefined
    ? toAddress(permalink)
    : toAddress(page.address, fragment ?? bare(title).replaceAll(' ', '-'));
}

function archive(layout: Layout): DetectedIssue[] {
  const { page } = layout;
  const found = findSections(layout);
  if (found === undefined) return [];
  const { sections, evidence, weight } = found;
  const [named] = siteNames(layout);
  const publication = { id: publicationId(page.address), name: named ?? page.title };
  const describeOne = (section: Section, index: number): DetectedIssue[] => {
    const address = sectionAddress(page, section);
    if (address === undefined) return [];
    return [
      {
        description: {
          address,
          title: section.title,
          publication,
          authors: [],
          ...(section.number !== undefined && { number: section.number }),
          ...(section.published !== undefined && { published: section.published }),
          ...(page.language !== '' && { language: page.language }),
          order: { index: index + 1, of: sections.length },
        },
        aliases: [],
        root: { from: section.from, to: section.to },
        words: section.words,
        confidence: Math.min(1, weight / 4),
        evidence,
        platform: madeBy(page).platform?.name ?? otherPlatform(page, []),
      },
    ];
  };
  return sections.flatMap(describeOne);
}

/**
 * The issues of a page, in its order; none where it is something else.
 * @param weights others than the learned ones only while they are being learned.
 */
export function* detectInSteps(page: PageDescription, weights: Weights = WEIGHTS): Steps<DetectedIssue[]> {
  const { platform, issue } = madeBy(page);
  yield;
  if (issue && platform !== undefined) return single(page, weights);
  const layout = layOut(page);
  yield;
  const many = archive(layout);
  if (many.length > 0) return many;
  yield;
  return single(page, weights);
}

/** Detects at once. */
export function detect(page: PageDescription, weights: Weights = WEIGHTS): DetectedIssue[] {
  return atOnce(detectInSteps(page, weights));
}
