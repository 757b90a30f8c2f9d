/** The reader's settings as a signal. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Settings } from '../platform/contract.ts';
import { onSettingsChange, readSettings } from '../platform/settings.ts';

/** The settings, kept as they are stored until `life` aborts; listens before it reads. */
export async function liveSettings(lifetime: AbortSignal): Promise<ReadonlySignal<Settings>> {
  const heard = signal<Settings | undefined>();
  onSettingsChange((settings) => (heard.value = settings), lifetime);
  const stored = await readSettings();
  return computed(() => heard.value ?? stored);
}
