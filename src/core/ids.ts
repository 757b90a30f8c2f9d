/** What names things, as schemas: apart from the whole model's, for entries that must stay small. */
import * as v from 'valibot';
import { toAddress } from './issues/address.ts';
import type { Address, AnnotationId, IssueId, TagId } from './model.ts';

const brand = <Branded extends string>() => v.transform((value: string) => value as Branded);
const id = <Branded extends string>() => v.pipe(v.string(), v.regex(/^[\w./:~-]{1,128}$/), brand<Branded>());

export const annotationId = id<AnnotationId>();
export const issueId = id<IssueId>();
export const tagId = id<TagId>();

/** An address in the spelling that is stored; any other spelling is refused. */
export const address = v.pipe(
  v.string(),
  v.check((value) => {
    const hash = value.indexOf('#');
    return toAddress(value, hash < 0 ? '' : value.slice(hash + 1)) === value;
  }, 'not an address as Postil writes it'),
  brand<Address>(),
);
