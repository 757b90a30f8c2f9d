/** Tells the background something that needs no answer: the smallest way, for what runs on every page. */
import browser from 'webextension-polyfill';
import type { Reply } from './messages.ts';

/** Rejects where the background refuses or fails, for the console. */
export async function tellBackground<Contract>(kind: keyof Contract & string): Promise<void> {
  const reply = await browser.runtime.sendMessage<unknown, Reply>({ ask: kind });
  if ('error' in reply) throw new Error(reply.error.message);
}
