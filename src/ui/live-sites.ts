/** The sites that Postil may see, as a signal. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { grantedSites, onSitesChange } from '../platform/permissions.ts';

/** Match patterns, as they are granted until `life` aborts; listens before it reads. */
export async function liveSites(lifetime: AbortSignal): Promise<ReadonlySignal<readonly string[]>> {
  const sites = signal<readonly string[]>([]);
  let turn = 0;
  const read = async (): Promise<void> => {
    const mine = ++turn;
    const granted = await grantedSites();
    if (mine === turn) sites.value = granted;
  };
  onSitesChange(() => void read(), lifetime);
  await read();
  return sites;
}
