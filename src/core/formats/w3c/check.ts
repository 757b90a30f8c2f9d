/** What the Recommendation demands of an annotation, and in which words a fault is told. */
import { isRecord } from '../reading/values.ts';

type Node = Readonly<Record<string, unknown>>;

/** The value of a key, which the context lets stand with an `@` too. */
export function keyword(node: Node, name: 'id' | 'type'): unknown {
  return node[name] ?? node[`@${name}`];
}

export function typesOf(node: Node): string[] {
  return listOf(keyword(node, 'type')).filter((one) => typeof one === 'string');
}

export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

const CONTEXT = /^https?:\/\/www\.w3\.org\/ns\/anno(?:\.jsonld)?$/;
const PRESENTATION = /^https?:\/\/iiif\.io\/api\/presentation\/\d+\/context\.json$/;

/** Whether a document says that it speaks of annotations; IIIF's context includes the same words. */
export function hasContext(node: Node): boolean {
  return listOf(node['@context']).some(
    (one) => typeof one === 'string' && (CONTEXT.test(one) || PRESENTATION.test(one)),
  );
}

/** An absolute IRI: a scheme and no spaces. */
const isIri = (value: unknown): boolean =>
  typeof value === 'string' && /^[a-z][a-z\d+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);

const DATE_TIME =
  /^-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

/**
 * The faults of an annotation, empty where it has none. An id may be missing: then it was never
 * published.
 * @see https://www.w3.org/TR/annotation-model/#annotations
 */
export function faultsOf(node: Node): string[] {
  return [
    ...idFaults(keyword(node, 'id')),
    ...targetFaults(node['target']),
    ...bodyFaults(node),
    ...['creator', 'generator'].flatMap((key) =>
      listOf(node[key]).every((one) => isRecord(one) || isIri(one))
        ? []
        : [`its ${key} is neither an address nor an object`],
    ),
    ...['created', 'modified', 'generated'].flatMap((key) => dateFaults(key, node[key])),
    ...['rights', 'via', 'canonical'].flatMap((key) =>
      listOf(node[key]).every((one) => isRecord(one) || isIri(one)) ? [] : [`its ${key} is no address`],
    ),
  ];
}

function idFaults(id: unknown): string[] {
  if (id === undefined) return [];
  if (Array.isArray(id)) return id.length === 1 && isIri(id[0]) ? [] : ['it has several ids'];
  return isIri(id) ? [] : ['its id is no address'];
}

function targetFaults(target: unknown): string[] {
  const targets = listOf(target);
  if (targets.length === 0) return ['it has no target'];
  if (!targets.every((one) => isRecord(one) || isIri(one)))
    return ['its target is neither an address nor an object'];
  return targets.filter(isRecord).flatMap(selectorFaults);
}

function bodyFaults(node: Node): string[] {
  const bodies = listOf(node['body']);
  if (bodies.length > 0 && node['bodyValue'] !== undefined) return ['it has both body and bodyValue'];
  if (node['bodyValue'] !== undefined && typeof node['bodyValue'] !== 'string')
    return ['its bodyValue is no text'];
  if (!bodies.every((one) => isRecord(one) || isIri(one)))
    return ['its body is neither an address nor an object'];
  return bodies.filter(isRecord).flatMap(selectorFaults);
}

function selectorFaults(resource: Node): string[] {
  return listOf(resource['selector']).flatMap((one) => {
    if (!isRecord(one)) return isIri(one) ? [] : ['its selector is neither an address nor an object'];
    if (typesOf(one).includes('FragmentSelector') && typeof one['value'] !== 'string') {
      return [`its FragmentSelector has ${Array.isArray(one['value']) ? 'several values' : 'no value'}`];
    }
    return [];
  });
}

function dateFaults(key: string, value: unknown): string[] {
  const dates = listOf(value);
  if (dates.length > 1) return [`it has several times ${key}`];
  return dates.every((one) => typeof one === 'string' && DATE_TIME.test(one))
    ? []
    : [`its time ${key} is no date and time`];
}
