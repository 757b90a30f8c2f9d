/** The model as schemas: outside values (messages, files) become ours here and nowhere else. */
import * as v from 'valibot';
import { BAND, BANDS } from './issues/fingerprint.ts';
import { address, annotationId, issueId, tagId } from './ids.ts';
import { LIMITS } from './limits.ts';
import {
  COLOURS,
  REGION_ROLES,
  TAG_KEYS,
  type Annotation,
  type Issue,
  type IssueDescription,
  type IsoTime,
  type Publication,
  type PublicationId,
  type Tag,
  type Target,
} from './model.ts';

export { address, annotationId, LIMITS };

const brand = <Branded extends string>() => v.transform((value: string) => value as Branded);
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const order = v.strictObject({ index: offset, of: offset });

const publicationId = v.pipe(text(500), v.nonEmpty(), brand<PublicationId>());

const isoTime = v.pipe(v.string(), v.isoTimestamp(), brand<IsoTime>());

/** Of any type: what a later version knows is kept. */
const printable = v.pipe(v.string(), v.regex(/^[!-~]{0,2048}$/));
const structure = v.strictObject({
  type: printable,
  start: offset,
  end: offset,
  value: v.exactOptional(printable),
});

export const target = v.strictObject({
  source: address,
  selector: v.strictTuple([
    v.strictObject({
      type: v.literal('TextQuoteSelector'),
      exact: v.pipe(text(LIMITS.quote), v.nonEmpty()),
      prefix: text(LIMITS.context),
      suffix: text(LIMITS.context),
    }),
    v.strictObject({ type: v.literal('TextPositionSelector'), start: offset, end: offset }),
  ]),
  passage: v.exactOptional(text(LIMITS.quote)),
  structure: v.exactOptional(v.pipe(v.array(structure), v.maxLength(LIMITS.structures))),
  context: v.exactOptional(v.strictObject({ before: text(LIMITS.context), after: text(LIMITS.context) })),
  earlier: v.exactOptional(text(LIMITS.quote)),
  surroundings: v.exactOptional(
    v.strictObject({
      length: offset,
      folded: v.exactOptional(v.strictObject({ start: offset, length: offset })),
      lookalikes: v.pipe(
        v.array(
          v.strictObject({
            exact: text(LIMITS.quote * 2),
            prefix: text(LIMITS.context),
            suffix: text(LIMITS.context),
            start: offset,
            folded: v.exactOptional(offset),
          }),
        ),
        v.maxLength(3),
      ),
      copies: v.exactOptional(order),
      paragraph: v.exactOptional(v.strictObject({ before: offset, after: offset })),
      role: v.exactOptional(v.picklist([...REGION_ROLES, 'body'])),
    }),
  ),
}) satisfies v.GenericSchema<unknown, Target>;

/**
 * Records keep fields that only a newer version knows: they may come with its archive, and go back there.
 * What a page says never passes these schemas.
 */
export const keptTarget = v.looseObject({
  ...target.entries,
  surroundings: v.exactOptional(v.looseObject(target.entries.surroundings.wrapped.entries)),
});

export const tagIds = v.pipe(v.array(tagId), v.maxLength(LIMITS.tags));

const described = {
  title: text(LIMITS.title),
  authors: v.pipe(v.array(text(LIMITS.title)), v.maxLength(50)),
  published: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/))),
  number: v.exactOptional(text(LIMITS.tag)),
  language: v.exactOptional(text(LIMITS.tag)),
  order: v.exactOptional(order),
  fingerprint: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), v.regex(BAND))), v.length(BANDS))),
};

const descriptionEntries = {
  address,
  at: v.exactOptional(address),
  aliases: v.exactOptional(v.pipe(v.array(address), v.maxLength(20))),
  ...described,
};
const namedPublication = { id: publicationId, name: text(LIMITS.title) };

/** What a page says of its issue. */
export const issueDescription = v.strictObject({
  ...descriptionEntries,
  publication: v.strictObject(namedPublication),
}) satisfies v.GenericSchema<unknown, IssueDescription>;

/** What is believed of it, with what no page may say: see `believed`. */
export const believedDescription = v.strictObject({
  ...descriptionEntries,
  publication: v.strictObject({ ...namedPublication, owned: v.exactOptional(v.literal(true)) }),
  page: v.exactOptional(address),
}) satisfies v.GenericSchema<unknown, IssueDescription>;

export const annotation = v.looseObject({
  id: annotationId,
  issue: issueId,
  target: keptTarget,
  tags: tagIds,
  comment: text(LIMITS.comment),
  created: isoTime,
  modified: isoTime,
  deleted: v.exactOptional(isoTime),
}) satisfies v.GenericSchema<unknown, Annotation>;

export const tag = v.looseObject({
  id: tagId,
  name: v.pipe(text(LIMITS.tag), v.nonEmpty()),
  colour: v.picklist(COLOURS),
  key: v.exactOptional(v.picklist(TAG_KEYS)),
  created: isoTime,
  modified: isoTime,
}) satisfies v.GenericSchema<unknown, Tag>;

export const publication = v.looseObject({
  id: publicationId,
  name: text(LIMITS.title),
  modified: isoTime,
}) satisfies v.GenericSchema<unknown, Publication>;

export const issue = v.looseObject({
  id: issueId,
  addresses: v.tupleWithRest([address], address),
  apart: v.exactOptional(v.array(address)),
  publication: publicationId,
  ...described,
  created: isoTime,
  modified: isoTime,
}) satisfies v.GenericSchema<unknown, Issue>;
