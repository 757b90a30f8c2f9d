/** Answers requests: the sender is trusted first, the argument validated, an error crosses as data. */
import * as v from 'valibot';
import browser, { type Runtime } from 'webextension-polyfill';
import { AskError, type Handlers, type Reply, type Request, type Schemas } from './messages.ts';

/** Longer requests are refused: 1 MiB in UTF-16 units of their JSON. */
const LONGEST_REQUEST = 2 ** 20;

function isRequest(message: unknown): message is Request {
  return (
    typeof message === 'object' && message !== null && 'ask' in message && typeof message.ask === 'string'
  );
}

/**
 * Answers the requests of one contract.
 * @param trusts decides on the sender, before anything of the message is looked at but its kind.
 */
export function serve<Contract>(
  schemas: Schemas<Contract>,
  handlers: Handlers<Contract>,
  trusts: (sender: Runtime.MessageSender, kind: string) => boolean,
  signal?: AbortSignal,
): void {
  const answer = async (request: Request, sender: Runtime.MessageSender): Promise<Reply> => {
    try {
      if (!trusts(sender, request.ask)) throw new AskError('NotAllowedError', 'This sender may not ask.');
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
