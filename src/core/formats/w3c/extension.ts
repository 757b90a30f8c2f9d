/** What the Web Annotation vocabulary has no words for, and how files of ours say it: see `docs/postil-context.jsonld`. */

/** The names under `postil` are of no web address: nothing is fetched for them. */
const VOCABULARY = 'urn:x-postil:';

/**
 * The context that each file carries: its terms stand under one key, whose value is JSON as it is.
 * @see https://www.w3.org/TR/json-ld11/#json-literals
 */
export const EXTENSION = {
  '@version': 1.1,
  postil: { '@id': `${VOCABULARY}record`, '@type': '@json' },
  headline: 'https://schema.org/headline',
  author: 'https://schema.org/author',
} as const;

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** An id of ours as an IRI, and back. */
export const toIri = (kind: string, id: string): string => `${VOCABULARY}${kind}:${id}`;

export function fromIri(kind: string, iri: unknown): string | undefined {
  const prefix = `${VOCABULARY}${kind}:`;
  return typeof iri === 'string' && iri.startsWith(prefix) ? iri.slice(prefix.length) : undefined;
}
