/** Long work that may be interrupted: a generator, between whose steps its caller may give way. */

/** Each step lasts about a millisecond; only the last value says anything. */
export type Steps<Value> = Generator<unknown, Value, void>;

/** Does all steps without a pause. */
export function atOnce<Value>(steps: Iterator<unknown, Value, void>): Value {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
