/** Tells the background something that needs no answer: the smallest way, for what runs on every page. */
import browser from 'webextension-polyfill';
import type { Reply } from './messages.ts';

/** What the background refuses or fails at is said in the console. */
export async function tellBackground<Contract>(kind: keyof Contract & string): Promise<void> {
  const reply = (await browser.runtime.sendMessage({ ask: kind })) as Reply | undefined;
  if (reply === undefined || 'error' in reply) console.error('Postil:', reply?.error);
}
