/** The W3C Web Annotation Data Model as JSON-LD: single annotations, pages and collections of anyone. */
import type { Format } from '../reading/format.ts';
import { textOfHtml } from '../reading/html.ts';
import { elementLines } from '../reading/json.ts';
import type { Collector, ForeignNote, ForeignSource } from '../reading/model.ts';
import { foreignTime } from '../reading/times.ts';
import { isRecord } from '../reading/values.ts';
import { faultsOf, hasContext, keyword, listOf, typesOf } from './check.ts';

type Node = Readonly<Record<string, unknown>>;

const CLASSES = new Set(['Annotation', 'AnnotationPage', 'AnnotationCollection']);

const isOurs = (one: unknown): boolean =>
  isRecord(one) && (hasContext(one) || typesOf(one).some((type) => CLASSES.has(type)));

export const w3c: Format = {
  name: 'w3c',
  label: 'W3C Web Annotation',
  recognise: ({ json }) => (Array.isArray(json) ? json.some(isOurs) : isOurs(json)),
  read({ text, json }, into) {
    if (Array.isArray(json)) {
      const lines = elementLines(text);
      for (const [index, one] of json.entries())
        readNode(one, { inherited: false, line: lines[index] ?? 1 }, into);
    } else {
      const lines = elementLines(text, isRecord(json) && '@graph' in json ? '@graph' : 'items');
      readNode(json, { inherited: false, line: 1, lines }, into);
    }
  },
};

interface Place {
  /** Whether what holds it has named the context. */
  readonly inherited: boolean;
  readonly line: number;
  /** The lines of its items. */
  readonly lines?: readonly number[];
}

function readNode(value: unknown, place: Place, into: Collector): void {
  const { line, lines = [] } = place;
  if (!isRecord(value)) {
    into.refuse(line, 'It is no annotation: no object.');
    return;
  }
  const types = typesOf(value);
  const inherited = place.inherited || hasContext(value);
  const items = listOf(value['items'] ?? value['@graph']);
  if (
    types.includes('AnnotationCollection') ||
    types.includes('AnnotationPage') ||
    value['@graph'] !== undefined
  ) {
    if (!inherited) into.refuse(line, 'It does not name the context of the Web Annotation vocabulary.');
    else if (types.includes('AnnotationCollection')) readCollection(value, place, into);
    else
      for (const [index, item] of items.entries())
        readNode(item, { inherited, line: lines[index] ?? line }, into);
    return;
  }
  const faults = [
    ...(inherited ? [] : ['it does not name the context of the Web Annotation vocabulary']),
    ...(types.includes('Annotation') ? [] : ['it is of no type that is an annotation']),
    ...faultsOf(value),
  ];
  if (faults.length > 0) into.refuse(line, `It is no valid annotation: ${faults.join('; ')}.`);
  else readAnnotation(value, line, into);
}

/** Its pages may be embedded, or stand elsewhere. */
function readCollection(value: Node, { line, lines = [] }: Place, into: Collector): void {
  let page: unknown = value['first'];
  if (!isRecord(page) && value['items'] !== undefined) page = { ...value, type: 'AnnotationPage' };
  if (!isRecord(page))
    into.refuse(line, 'The pages of this collection stand elsewhere. Import each page’s file.');
  for (; isRecord(page); page = page['next']) readNode(page, { inherited: true, line, lines }, into);
}

function readAnnotation(value: Node, line: number, into: Collector): void {
  // In a file of ours the bin is there too.
  if (isRecord(value['postil']) && value['postil']['deleted'] !== undefined) return;
  const target = firstTarget(value['target']);
  const selectors = selectorsOf(target.selector);
  const quote = selectors.find((one) => typesOf(one).includes('TextQuoteSelector'));
  const passage = textOf(quote?.['exact']);
  const { tags, comments } = bodiesOf(value);
  const comment = comments.join('\n\n');
  const kinds = [...new Set(selectors.flatMap(typesOf))];
  const isPart = /#(?:xywh|t|xyn|ct)=/.test(target.address) || kinds.some((kind) => !TEXTUAL.has(kind));
  if (passage === '' && (comment === '' || isPart)) {
    into.refuse(line, `Out of scope: ${whyOut(value, kinds, isPart)}.`);
    return;
  }
  const position = selectors.find((one) => typesOf(one).includes('TextPositionSelector'))?.['start'];
  const [id, created, modified] = [
    keyword(value, 'id'),
    foreignTime(value['created']),
    foreignTime(value['modified']),
  ];
  const note: Partial<ForeignNote> = {
    passage,
    ...(quote?.['prefix'] !== undefined && { prefix: textOf(quote['prefix']) }),
    ...(quote?.['suffix'] !== undefined && { suffix: textOf(quote['suffix']) }),
    ...(typeof position === 'number' && { start: position }),
    comment,
    tags,
    ...(typeof id === 'string' && { id }),
    ...(created !== undefined && { created }),
    ...(modified !== undefined && { modified }),
  };
  into.add({ address: target.address, ...target.source }, note, line);
}

/** What an annotation is instead of a passage or a comment, by kind. */
function whyOut(value: Node, kinds: readonly string[], isPart: boolean): string {
  const named = kinds.length > 0 ? ` (${kinds.join(', ')})` : '';
  if (isPart) return `it marks a part of a picture, a recording or data${named}`;
  const body = listOf(value['body']).length > 0 ? 'its body stands at another address' : 'it has no body';
  return `it marks ${named === '' ? 'no words' : 'a place without its words'}${named}, and ${body}`;
}

/** Selectors of a place in a text; the others are of pictures, recordings and data. */
const TEXTUAL = new Set([
  'TextQuoteSelector',
  'TextPositionSelector',
  'FragmentSelector',
  'XPathSelector',
  'CssSelector',
  'RangeSelector',
]);

interface TargetParts {
  readonly address: string;
  readonly source: Partial<ForeignSource>;
  readonly selector: unknown;
}

/** The first of several targets, and of a composite's. */
function firstTarget(value: unknown): TargetParts {
  const [first] = listOf(value);
  if (!isRecord(first)) return { address: textOf(first), source: {}, selector: undefined };
  const items = listOf(first['items']);
  if (items.length > 0 && first['source'] === undefined) return firstTarget(items[0]);
  const source = first['source'] ?? first;
  const described = isRecord(source) ? source : {};
  const address = isRecord(source) ? textOf(keyword(source, 'id')) : textOf(source);
  return { address, source: sourceOf(described), selector: first['selector'] };
}

/** What is said of the text itself, by the words of Dublin Core and schema.org that are in use. */
function sourceOf(node: Node): Partial<ForeignSource> {
  const said = (...keys: string[]): string =>
    keys.flatMap((key) => listOf(node[key])).flatMap((one) => nameOf(one))[0] ?? '';
  return {
    title: said(
      'title',
      'dc:title',
      'dcterms:title',
      'schema:headline',
      'headline',
      'schema:name',
      'name',
      'label',
    ),
    authors: ['author', 'schema:author', 'dc:creator', 'dcterms:creator', 'creator']
      .flatMap((key) => listOf(node[key]))
      .flatMap(nameOf),
  };
}

function nameOf(value: unknown): string[] {
  if (typeof value === 'string') return /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? [] : [value];
  return isRecord(value)
    ? ['name', 'schema:name', '@value', 'value'].flatMap((key) => textOf(value[key]) || [])
    : [];
}

/** All selectors, those that refine others too. */
function selectorsOf(value: unknown): Node[] {
  const all: Node[] = [];
  for (const one of listOf(value).filter(isRecord)) {
    all.push(one);
    for (const inner of selectorsOf(one['refinedBy'])) all.push(inner);
    if (typesOf(one).includes('Choice')) for (const inner of selectorsOf(one['items'])) all.push(inner);
  }
  return all;
}

/** Tags are bodies with that purpose; all others are words, or the addresses of what says them. */
function bodiesOf(value: Node): { tags: string[]; comments: string[] } {
  const tags: string[] = [];
  const comments: string[] = [textOf(value['bodyValue'])];
  const motivations = listOf(value['motivation']);
  for (const body of listOf(value['body'])) {
    const one = chosen(body);
    const said = wordsOf(one);
    const purposes = isRecord(one) ? listOf(one['purpose']) : [];
    if (isTagging(purposes.length > 0 ? purposes : motivations) && said !== '') tags.push(said);
    else comments.push(said);
  }
  return { tags, comments: comments.filter((words) => words !== '') };
}

const isTagging = (purposes: readonly unknown[]): boolean =>
  purposes.some((one) => one === 'tagging' || one === 'oa:tagging');

/** Of bodies to choose from the first one. */
function chosen(body: unknown): unknown {
  return isRecord(body) && typesOf(body).includes('Choice') ? chosen(listOf(body['items'])[0]) : body;
}

/** A body elsewhere says nothing here: its address would be no comment of the reader. */
function wordsOf(body: unknown): string {
  if (!isRecord(body)) return '';
  const words = textOf(body['value'] ?? body['chars'] ?? body['rdf:value']);
  return body['format'] === 'text/html' ? textOfHtml(words) : words;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
