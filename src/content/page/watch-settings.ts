/** The reader's settings as a page's script follows them. */
import { isBlocked } from '../../core/sites.ts';
import type { Settings } from '../../platform/contract.ts';
import { onSettingsChange, readSettings } from '../../platform/settings.ts';

export interface WatchedSettings {
  readonly settings: Settings;
}

/**
 * Listens first and reads second.
 * @param leave called where the reader blocked the page's site.
 */
export function watchSettings(
  run: (task: () => Promise<unknown>) => void,
  leave: () => void,
  signal: AbortSignal,
): WatchedSettings {
  let settings: Settings = { toolbar: 'bar', highlighter: null, never: [] };
  const take = (read: Settings): void => {
    settings = read;
    if (isBlocked(read.never, location.href)) leave();
  };
  onSettingsChange(take, signal);
  run(async () => take(await readSettings()));
  return {
    get settings() {
      return settings;
    },
  };
}
