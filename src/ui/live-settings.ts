/** The reader's settings as a signal. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Settings } from '../platform/contract.ts';
import { hearSettings, readSettings } from '../platform/settings.ts';

/** The settings, kept as they are stored until `life` aborts; listens before it reads. */
export async function liveSettings(life: AbortSignal): Promise<ReadonlySignal<Settings>> {
  const heard: Settings[] = [];
  hearSettings((settings) => heard.push(settings), life);
  const stored = await readSettings();
  const current = signal(heard.at(-1) ?? stored);
  hearSettings((settings) => (current.value = settings), life);
  return current;
}
