/** What travels between the extension's parts, and the types that hold both ends together. */
import type * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';

/** What a contract's functions take and answer. */
export type Answers<Contract> = {
  readonly [Kind in keyof Contract]: Contract[Kind] extends (...argument: infer Argument) => infer Answer
    ? { argument: Argument; answer: Answer }
    : never;
};

/** One function a key: the argument, validated, and who asks. */
export type Handlers<Contract> = {
  readonly [Kind in keyof Contract]: (
    argument: Answers<Contract>[Kind]['argument'][0],
    sender: Runtime.MessageSender,
  ) => Promise<Answers<Contract>[Kind]['answer']> | Answers<Contract>[Kind]['answer'];
};

/** One schema a key: the only arguments that are let in. */
export type Schemas<Contract> = {
  readonly [Kind in keyof Contract]: v.GenericSchema<unknown, Answers<Contract>[Kind]['argument'][0]>;
};

export interface Request {
  readonly ask: string;
  readonly with?: unknown;
}

export type Reply =
  { readonly value: unknown } | { readonly error: { readonly name: string; readonly message: string } };

/** The other side refused or failed; `name` is the name of its error. */
export class AskError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
