/** The records of an archive, and their schemas: the model's, but for what may have changed since. */
import * as v from 'valibot';
import { toAddress } from '../../issues/address.ts';
import type { Address, Annotation, IsoTime, Issue, Publication, Tag } from '../../model.ts';
import { annotation, annotationId, issue, keptTarget, publication, tag, target } from '../../schema.ts';

/** A note or tag that was deleted for ever, so that an older copy does not bring it back. */
export interface Tombstone {
  readonly id: string;
  readonly time: IsoTime;
}

export interface Archive {
  readonly exported: IsoTime;
  readonly publications: readonly Publication[];
  readonly issues: readonly Issue[];
  readonly tags: readonly Tag[];
  /** Those in the bin too. */
  readonly annotations: readonly Annotation[];
  readonly tombstones: readonly Tombstone[];
}

/** The parts of an archive that hold records. */
export type ArchivedName = Exclude<keyof Archive, 'exported'>;

/** The parts of an archive, in their order: what is referred to comes before what refers to it. */
export const SECTIONS = ['publications', 'issues', 'tags', 'annotations', 'tombstones'] as const;

/** Only as `toISOString` writes it: times are compared as text. */
export const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.regex(/^[-\d]{10}T[:\d]{8}\.\d{3}Z$/),
  v.transform((value) => value as IsoTime),
);

/** An address is respelt: the rules may have changed since the archive was written. */
const spelt = v.pipe(
  v.string(),
  v.transform((value) => {
    const hash = value.indexOf('#');
    return toAddress(value, hash < 0 ? '' : value.slice(hash + 1)) ?? '';
  }),
  v.nonEmpty('Not an address of the web'),
  v.transform((value) => value as Address),
);

const times = { created: time, modified: time };

/** One schema for each kind of record, and the one for times. */
export const archived = {
  time,
  publications: v.strictObject({ ...publication.entries, modified: time }),
  issues: v.strictObject({
    ...issue.entries,
    ...times,
    addresses: v.tupleWithRest([spelt], spelt),
    apart: v.exactOptional(v.array(spelt)),
  }),
  tags: v.strictObject({ ...tag.entries, ...times }),
  annotations: v.strictObject({
    ...annotation.entries,
    ...times,
    deleted: v.exactOptional(time),
    target: v.strictObject({ ...target.entries, source: spelt }),
  }),
  tombstones: v.strictObject({ id: annotationId, time }),
} as const;

/**
 * The same for archives of version 2, where records keep what only a later version of them knows: an
 * archive is changed by a new version only where an older Postil could not read it.
 */
export const keptRecords = {
  publications: v.looseObject(archived.publications.entries),
  issues: v.looseObject(archived.issues.entries),
  tags: v.looseObject(archived.tags.entries),
  annotations: v.looseObject({
    ...archived.annotations.entries,
    target: v.looseObject({ ...keptTarget.entries, source: spelt }),
  }),
  tombstones: archived.tombstones,
} as const;
