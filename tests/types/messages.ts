/** What must not compile: a missing handler, a wrong argument, a wrong answer, a question nobody answers. */
import * as v from 'valibot';
import { askBackground } from '../../src/platform/ask.ts';
import { serve } from '../../src/platform/serve.ts';

interface Clock {
  'hour.read': () => number;
  'hour.set': (hour: number) => boolean;
}

const schemas = { 'hour.read': v.undefined(), 'hour.set': v.number() };
const answers = { 'hour.read': () => 1, 'hour.set': (hour: number) => hour > 0 };
const trusts = (): boolean => false;

serve<Clock>(schemas, { 'hour.read': () => 1, 'hour.set': (hour) => hour > 0 }, trusts);
serve<Clock>(schemas, { 'hour.read': () => 1, 'hour.set': async (hour) => hour > 0 }, trusts);

// @ts-expect-error 'hour.set' is not answered.
serve<Clock>(schemas, { 'hour.read': () => 1 }, trusts);
// @ts-expect-error 'hour.set' is not validated.
serve<Clock>({ 'hour.read': v.undefined() }, { 'hour.read': () => 1, 'hour.set': () => true }, trusts);
// @ts-expect-error the schema lets in what the handler does not take.
serve<Clock>({ ...schemas, 'hour.set': v.string() }, answers, trusts);
// @ts-expect-error the answer is a number.
serve<Clock>(schemas, { 'hour.read': () => 'one', 'hour.set': () => true }, trusts);

const ask = askBackground<Clock>();

export const hour: Promise<number> = ask('hour.read');
export const set: Promise<boolean> = ask('hour.set', 3);

// @ts-expect-error an hour is a number.
void ask('hour.set', 'three');
// @ts-expect-error an hour is needed.
void ask('hour.set');
// @ts-expect-error nobody answers this.
void ask('minute.read');
// @ts-expect-error the answer is a boolean.
export const wrong: Promise<number> = ask('hour.set', 3);
