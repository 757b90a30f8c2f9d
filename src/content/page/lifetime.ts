/** How long the content script of one page lives, and what it starts meanwhile. */

/** How soon a script whose extension was reloaded leaves the page, in milliseconds. */
const PULSE = 3000;

export interface Lifetime {
  /** Starts a task; what goes wrong is reported, or ends the script where its extension has gone. */
  readonly run: (task: () => Promise<unknown>) => void;
  /** Ends the script where its extension has gone; says whether it lives on. */
  readonly check: () => boolean;
  readonly end: () => void;
}

export interface LifetimeDeps {
  /** Whether the extension that the script belongs to is still there. */
  readonly isAlive: () => boolean;
  /** Ends the script; `signal` aborts then. */
  readonly end: () => void;
  /** Tells the reader what went wrong. */
  readonly report: (error: unknown) => void;
}

/** Looks every three seconds, and whenever the page gets the focus, whether the script is still wanted. */
export function createLifetime({ isAlive, end, report }: LifetimeDeps, signal: AbortSignal): Lifetime {
  const check = (): boolean => {
    if (isAlive()) return true;
    end();
    return false;
  };
  const pulse = setInterval(check, PULSE);
  signal.addEventListener('abort', () => clearInterval(pulse));
  window.addEventListener('focus', check, { signal });
  return {
    run(task) {
      if (check()) task().catch((error: unknown) => check() && report(error));
    },
    check,
    end,
  };
}
