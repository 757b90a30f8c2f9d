/** Hears when a page becomes another one without being loaded. */
import { toAddress } from '../core/address.ts';

/**
 * Calls `listener` after each change of the address that may show another text; a fragment alone
 * does not.
 */
export function hearNavigation(listener: () => void, signal: AbortSignal): void {
  let last = toAddress(location.href);
  const changed = (): void => {
    const now = toAddress(location.href);
    if (now === last) return;
    last = now;
    listener();
  };
  navigation.addEventListener('currententrychange', changed, { signal });
}
