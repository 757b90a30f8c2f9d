/** The reader's settings: read, written and watched in every context. */
import browser, { type Storage } from 'webextension-polyfill';
import type { TagId } from '../core/model.ts';
import type { Settings } from './contract.ts';

const KEY = 'settings';

const TOOLBARS: readonly unknown[] = ['bar', 'dot', 'none'] satisfies Settings['toolbar'][];

/** What an older version stored may lack a field, or hold one that is no longer understood. */
function read(stored: unknown): Settings {
  const { toolbar, highlighter, never } = (stored ?? {}) as Partial<Record<keyof Settings, unknown>>;
  const { tag } = (highlighter ?? {}) as { tag?: unknown };
  const marks = tag === null || typeof tag === 'string';
  return {
    toolbar: TOOLBARS.includes(toolbar) ? (toolbar as Settings['toolbar']) : 'bar',
    highlighter: marks ? { tag: tag as TagId | null } : null,
    never: (never ?? []) as readonly string[],
  };
}

export async function readSettings(): Promise<Settings> {
  return read((await browser.storage.local.get(KEY))[KEY]);
}

/**
 * Changes settings. They are one record, and popup, panel, settings page and background all write it:
 * the extension's lock makes reading and writing one step, so that none loses what another wrote.
 * @param change what to write, or what makes it of the settings as they are.
 */
export async function writeSettings(
  change: Partial<Settings> | ((settings: Settings) => Partial<Settings>),
): Promise<void> {
  await navigator.locks.request(KEY, async () => {
    const settings = await readSettings();
    const changed = typeof change === 'function' ? change(settings) : change;
    await browser.storage.local.set({ [KEY]: { ...settings, ...changed } });
  });
}

/** Calls `listener` with the settings after each change, until `signal` aborts. */
export function onSettingsChange(listener: (settings: Settings) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, Storage.StorageChange>, area: string): void => {
    if (area === 'local' && KEY in changes) listener(read(changes[KEY]?.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
