/** Schemas for fields that other tools may leave out, write as null or in another type. */
import * as v from 'valibot';
import { foreignTime } from './times.ts';

/** A text; a number as its digits; nothing for anything else. */
export const text = v.fallback(
  v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
  undefined,
);

/** The texts of an array, or of one text; what else is in it is left out. */
export const texts = v.fallback(
  v.pipe(
    v.union([
      v.array(v.unknown()),
      v.pipe(
        v.string(),
        v.transform((one): unknown[] => [one]),
      ),
    ]),
    v.transform((all) => all.filter((one) => typeof one === 'string')),
  ),
  [],
);

export const time = v.optional(v.pipe(v.unknown(), v.transform(foreignTime)));

export const list = v.fallback(v.array(v.unknown()), []);

/** The fields of an object that are asked for; nothing where the value is no object. */
export function fields<Entries extends v.ObjectEntries>(
  schema: v.LooseObjectSchema<Entries, undefined>,
  value: unknown,
): v.InferOutput<v.LooseObjectSchema<Entries, undefined>> | undefined {
  if (Array.isArray(value)) return undefined;
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : undefined;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
