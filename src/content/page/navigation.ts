/** When a page becomes another one without being loaded, and when it comes back as it was left. */

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

/** Calls `listener` when the browser shows the page again as it was left: notes may have changed meanwhile. */
export function onRestored(listener: () => void, signal: AbortSignal): void {
  const shown = ({ isTrusted, persisted }: PageTransitionEvent): void => {
    if (isTrusted && persisted) listener();
  };
  window.addEventListener('pageshow', shown, { signal });
}
