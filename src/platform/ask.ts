/** Asks the extension's other parts; what they throw is thrown here again. */
import browser from 'webextension-polyfill';
import { AskError, type Answers, type Reply } from './messages.ts';

function open<Answer>(reply: Reply | undefined): Answer {
  if (reply === undefined) throw new AskError('NotFoundError', 'Nobody answered.');
  if ('error' in reply) throw new AskError(reply.error.name, reply.error.message);
  return reply.value as Answer;
}

/** What asks one contract's questions. */
export type Ask<Contract> = <Kind extends keyof Contract & string>(
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
