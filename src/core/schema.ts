/** The model as schemas: outside values (messages, files) become ours here and nowhere else. */
import * as v from 'valibot';
import { toAddress } from './address.ts';
import {
  COLOURS,
  TAG_KEYS,
  type Address,
  type Annotation,
  type AnnotationId,
  type Issue,
  type IssueDescription,
  type IssueId,
  type IsoTime,
  type Publication,
  type PublicationId,
  type Tag,
  type TagId,
  type Target,
} from './model.ts';

/** The longest texts that are taken in, in UTF-16 units. */
export const LIMITS = {
  quote: 20_000,
  context: 2_000,
  comment: 100_000,
  title: 500,
  tag: 64,
  tags: 50,
  id: 128,
};

const brand = <Branded extends string>() => v.transform((value: string) => value as Branded);
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const id = <Branded extends string>() => v.pipe(v.string(), v.regex(/^[\w./:~-]{1,128}$/), brand<Branded>());
const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const order = v.strictObject({ index: offset, of: offset });

export const annotationId = id<AnnotationId>();
export const issueId = id<IssueId>();
export const tagId = id<TagId>();
const publicationId = v.pipe(text(500), v.nonEmpty(), brand<PublicationId>());

const isoTime = v.pipe(v.string(), v.isoTimestamp(), brand<IsoTime>());

/** An address in the spelling that is stored; any other spelling is refused. */
export const address = v.pipe(
  v.string(),
  v.check((value) => {
    const hash = value.indexOf('#');
    return toAddress(value, hash < 0 ? '' : value.slice(hash + 1)) === value;
  }, 'not an address as Postil writes it'),
  brand<Address>(),
);

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
  surroundings: v.exactOptional(
    v.strictObject({
      length: offset,
      lookalikes: v.pipe(
        v.array(
          v.strictObject({
            exact: text(LIMITS.quote * 2),
            prefix: text(LIMITS.context),
            suffix: text(LIMITS.context),
            start: offset,
          }),
        ),
        v.maxLength(3),
      ),
      copies: v.exactOptional(order),
    }),
  ),
}) satisfies v.GenericSchema<unknown, Target>;

export const tagIds = v.pipe(v.array(tagId), v.maxLength(LIMITS.tags));

const described = {
  title: text(LIMITS.title),
  authors: v.pipe(v.array(text(LIMITS.title)), v.maxLength(50)),
  published: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/))),
  number: v.exactOptional(text(LIMITS.tag)),
  language: v.exactOptional(text(LIMITS.tag)),
  order: v.exactOptional(order),
};

export const issueDescription = v.strictObject({
  address,
  publication: v.strictObject({ id: publicationId, name: text(LIMITS.title) }),
  ...described,
}) satisfies v.GenericSchema<unknown, IssueDescription>;

export const annotation = v.strictObject({
  id: annotationId,
  issue: issueId,
  target,
  tags: tagIds,
  comment: text(LIMITS.comment),
  created: isoTime,
  modified: isoTime,
  deleted: v.exactOptional(isoTime),
}) satisfies v.GenericSchema<unknown, Annotation>;

export const tag = v.strictObject({
  id: tagId,
  name: v.pipe(text(LIMITS.tag), v.nonEmpty()),
  colour: v.picklist(COLOURS),
  key: v.exactOptional(v.picklist(TAG_KEYS)),
  created: isoTime,
  modified: isoTime,
}) satisfies v.GenericSchema<unknown, Tag>;

export const publication = v.strictObject({
  id: publicationId,
  name: text(LIMITS.title),
  modified: isoTime,
}) satisfies v.GenericSchema<unknown, Publication>;

export const issue = v.strictObject({
  id: issueId,
  addresses: v.tupleWithRest([address], address),
  publication: publicationId,
  ...described,
  created: isoTime,
  modified: isoTime,
}) satisfies v.GenericSchema<unknown, Issue>;
