/** Hears when a page becomes another one without being loaded. */

const withoutFragment = (): string => location.href.replace(/#.*/, '');

/**
 * Calls `listener` after each change of the address that may show another text; a fragment alone
 * does not.
 */
export function onNavigation(listener: () => void, signal: AbortSignal): void {
  let last = withoutFragment();
  const changed = (): void => {
    const now = withoutFragment();
    if (now === last) return;
    last = now;
    listener();
  };
  navigation.addEventListener('currententrychange', changed, { signal });
}
