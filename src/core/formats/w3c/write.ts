/** A library as W3C Web Annotations in JSON-LD: readable by others, and without loss by Postil. */
import type { Archive } from '../archive/archive.ts';
import type { Annotation, Issue, TagId } from '../../model.ts';
import { namesOf, tagNames, type Writer } from '../reading/writer.ts';
import { ANNOTATION_CONTEXT, EXTENSION, toIri } from './extension.ts';

export const w3cWriter: Writer = {
  name: 'w3c',
  label: 'W3C Web Annotation',
  type: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  write: (library) => [
    { name: 'Postil notes.jsonld', text: `${JSON.stringify(collectionOf(library), null, 1)}\n` },
  ],
};

/**
 * A collection of one page, which holds every note, those in the bin too.
 * @see https://www.w3.org/TR/annotation-model/#annotation-collection
 */
export function collectionOf(library: Archive): object {
  const { exported, publications, issues, tags, annotations, tombstones } = library;
  const names = namesOf(tags);
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const collection = toIri('collection', exported);
  return {
    '@context': [ANNOTATION_CONTEXT, EXTENSION],
    id: collection,
    type: 'AnnotationCollection',
    label: 'Notes in Postil',
    total: annotations.length,
    first: {
      id: `${collection}/1`,
      type: 'AnnotationPage',
      partOf: collection,
      startIndex: 0,
      items: annotations.map((note) => annotationOf(note, byId.get(note.issue), names)),
    },
    postil: { version: 1, exported, publications, issues, tags, tombstones },
  };
}

/**
 * The position is left to the extension: the Recommendation counts code points of the whole text,
 * which a note does not know, and Postil counts UTF-16 units.
 */
function annotationOf(note: Annotation, issue: Issue | undefined, names: ReadonlyMap<TagId, string>): object {
  const { id, target, tags, comment, created, modified, deleted, issue: of } = note;
  const { source, selector, ...seen } = target;
  const [quote, { start, end }] = selector;
  const bodies = [
    ...(comment === ''
      ? []
      : [{ type: 'TextualBody', purpose: 'commenting', value: comment, format: 'text/markdown' }]),
    ...tagNames(note, names).map((value) => ({ type: 'TextualBody', purpose: 'tagging', value })),
  ];
  return {
    id: toIri('note', id),
    type: 'Annotation',
    motivation: comment === '' ? (tags.length > 0 ? 'tagging' : 'highlighting') : 'commenting',
    created,
    modified,
    ...(bodies.length > 0 && { body: bodies }),
    target: { type: 'SpecificResource', source: sourceOf(source, issue), selector: quote },
    postil: { issue: of, tags, target: { ...seen, start, end }, ...(deleted !== undefined && { deleted }) },
  };
}

/** Title and authors in the words of schema.org, so that other programs can show them. */
function sourceOf(address: string, issue: Issue | undefined): object {
  return {
    id: address,
    type: 'Text',
    format: 'text/html',
    ...(issue !== undefined && { headline: issue.title }),
    ...(issue !== undefined && issue.authors.length > 0 && { author: issue.authors }),
  };
}
