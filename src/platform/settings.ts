/** The reader's settings: read, written and watched in every context. */
import * as v from 'valibot';
import browser, { type Storage } from 'webextension-polyfill';
import { tagId } from '../core/ids.ts';
import type { Settings } from './contract.ts';

const KEY = 'settings';

const schema = v.object({
  toolbar: v.optional(v.picklist(['bar', 'dot', 'none']), 'bar'),
  highlighter: v.optional(v.nullable(v.object({ tag: v.nullable(tagId) })), null),
}) satisfies v.GenericSchema<unknown, Settings>;

/** What an older version stored may lack a field, or hold one that is no longer understood. */
function read(stored: unknown): Settings {
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : v.parse(schema, {});
}

export async function readSettings(): Promise<Settings> {
  return read((await browser.storage.local.get(KEY))[KEY]);
}

export async function writeSettings(change: Partial<Settings>): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readSettings()), ...change } });
}

/** Calls `listener` with the settings after each change, until `signal` aborts. */
export function hearSettings(listener: (settings: Settings) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, Storage.StorageChange>, area: string): void => {
    if (area === 'local' && KEY in changes) listener(read(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
