/** Requests between the extension's parts: typed, validated where they arrive, errors thrown again. */
import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';

type Answers<Contract> = {
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

interface Request {
  readonly ask: string;
  readonly with?: unknown;
}

type Reply =
  { readonly value: unknown } | { readonly error: { readonly name: string; readonly message: string } };

/** Longer requests are refused: 1 MiB in UTF-16 units of their JSON. */
const LONGEST_REQUEST = 2 ** 20;

/** The other side refused or failed; `name` is the name of its error. */
export class AskError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

function isRequest(message: unknown): message is Request {
  return (
    typeof message === 'object' && message !== null && 'ask' in message && typeof message.ask === 'string'
  );
}

/**
 * Answers the requests of one contract.
 * @param trusts decides on the sender, before anything of the message is looked at.
 * @param failed hears of every error, for the person to see or for the console.
 */
export function serve<Contract>(
  schemas: Schemas<Contract>,
  handlers: Handlers<Contract>,
  trusts: (sender: Runtime.MessageSender) => boolean,
  signal?: AbortSignal,
): void {
  const answer = async (request: Request, sender: Runtime.MessageSender): Promise<Reply> => {
    try {
      if (!trusts(sender)) throw new AskError('NotAllowedError', 'This sender may not ask.');
      const kind = request.ask as keyof Contract & string;
      if (!Object.hasOwn(handlers, kind)) throw new AskError('NotFoundError', 'Nobody answers this.');
      if (JSON.stringify(request).length > LONGEST_REQUEST) {
        throw new AskError('DataError', 'The request is too large.');
      }
      const parsed = v.safeParse(schemas[kind], request.with);
      if (!parsed.success) throw new AskError('DataError', `${kind}: ${v.summarize(parsed.issues)}`);
      return { value: await handlers[kind](parsed.output, sender) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return { error: { name, message } };
    }
  };
  const listen = (message: unknown, sender: Runtime.MessageSender): Promise<Reply> | undefined =>
    isRequest(message) ? answer(message, sender) : undefined;
  browser.runtime.onMessage.addListener(listen);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listen));
}

function open<Answer>(reply: Reply | undefined): Answer {
  if (reply === undefined) throw new AskError('NotFoundError', 'Nobody answered.');
  if ('error' in reply) throw new AskError(reply.error.name, reply.error.message);
  return reply.value as Answer;
}

type Ask<Contract> = <Kind extends keyof Contract & string>(
  kind: Kind,
  ...argument: Answers<Contract>[Kind]['argument']
) => Promise<Answers<Contract>[Kind]['answer']>;

/** Asks the background. @throws AskError */
export function askBackground<Contract>(): Ask<Contract> {
  return async (kind, ...argument) =>
    open(await browser.runtime.sendMessage({ ask: kind, with: argument[0] }));
}

/** Asks the content script of a tab's page. @throws AskError */
export function askTab<Contract>(tab: number): Ask<Contract> {
  return async (kind, ...argument) =>
    open(await browser.tabs.sendMessage(tab, { ask: kind, with: argument[0] }, { frameId: 0 }));
}
