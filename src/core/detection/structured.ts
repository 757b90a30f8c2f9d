/** What JSON-LD says of a page being an essay, and whose. */
import type { PageDescription } from './page.ts';

const NO_ESSAY = new Set(
  'Product ProductGroup QAPage DiscussionForumPosting SearchResultsPage CollectionPage ProfilePage Recipe SoftwareApplication JobPosting Event VideoObject ItemList APIReference TechArticle FAQPage SoftwareSourceCode'.split(
    ' ',
  ),
);

/** The type of schema.org or Open Graph that a page has and no essay has. */
export function otherKind(data: PageDescription['data'], openGraph: string | undefined): string | undefined {
  const types = data.flatMap(({ '@type': type }) => (Array.isArray(type) ? type : [type]) as unknown[]);
  const kinds = [...types, openGraph === 'product' ? 'Product' : ''];
  return kinds.find((type) => typeof type === 'string' && NO_ESSAY.has(type)) as string | undefined;
}

/** The names of the publisher, of the whole that the page is a part of, and of its site. */
export function structuredNames(data: PageDescription['data']): string[] {
  const names: string[] = [];
  for (const object of data) {
    for (const key of ['publisher', 'isPartOf']) {
      const value = object[key];
      const name =
        typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : undefined;
      if (typeof name === 'string') names.push(name);
    }
    if (object['@type'] === 'WebSite' && typeof object['name'] === 'string') names.push(object['name']);
  }
  return names;
}
