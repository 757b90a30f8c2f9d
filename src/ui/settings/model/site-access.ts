/** What Postil may see, as the reader may change it. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { EVERYWHERE, covers, siteAccessOf, siteAt, type Installed } from '../../../core/sites.ts';
import type { Settings } from '../../../platform/contract.ts';
import { toError } from '../../live.ts';

export interface SiteAccessEnv {
  readonly settings: ReadonlySignal<Settings>;
  /** The match patterns of the sites that Postil may see. */
  readonly sites: ReadonlySignal<readonly string[]>;
  readonly installed: Installed;
  /** Whether the browser lets an extension give up what it was installed with. */
  readonly knownCanGo: boolean;
  /** Must be called first in a click's handler; whether the reader grants them. */
  readonly requestSites: (patterns: readonly string[]) => Promise<boolean>;
  /** Whether all of these may be seen now. */
  readonly maySee: (patterns: readonly string[]) => Promise<boolean>;
  readonly withdrawSites: (patterns: readonly string[]) => Promise<void>;
  readonly blockSite: (host: string) => Promise<void>;
  readonly allowSite: (host: string) => Promise<void>;
}

/** Lists of match patterns, but for `never`, which are hosts. */
export interface SiteAccess {
  readonly everywhere: ReadonlySignal<boolean>;
  readonly known: ReadonlySignal<readonly string[]>;
  /** What Postil was installed with and the reader took away. */
  readonly lost: ReadonlySignal<readonly string[]>;
  readonly chosen: ReadonlySignal<readonly string[]>;
  readonly never: ReadonlySignal<readonly string[]>;
  readonly knownCanGo: boolean;
  /** Why the last change was not made. */
  readonly error: ReadonlySignal<Error | undefined>;
  readonly switchEverywhere: (on: boolean) => Promise<void>;
  readonly give: (pattern: string) => Promise<void>;
  readonly takeAway: (pattern: string) => Promise<void>;
  /** @param site a host, or the address of any of its pages; false where it is neither. */
  readonly blockSite: (site: string) => Promise<boolean>;
  readonly allowSite: (host: string) => Promise<void>;
}

export function createSiteAccess(env: SiteAccessEnv): SiteAccess {
  const { sites, settings, installed } = env;
  const error = signal<Error | undefined>();
  const siteAccess = computed(() => siteAccessOf(sites.value, installed));
  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    error.value = undefined;
    try {
      await act();
    } catch (thrown) {
      error.value = toError(thrown);
    }
  };
  return {
    everywhere: computed(() => siteAccess.value.everywhere.length > 0),
    known: computed(() => siteAccess.value.known),
    lost: computed(() =>
      installed.hosts.filter((host) => !sites.value.some((granted) => covers(granted, host))),
    ),
    chosen: computed(() => siteAccess.value.chosen),
    never: computed(() => settings.value.never),
    knownCanGo: env.knownCanGo,
    error,
    switchEverywhere: (on) =>
      attempt(async () => {
        if (on) return env.requestSites(EVERYWHERE);
        const { known } = siteAccess.value;
        await env.withdrawSites(siteAccess.value.everywhere);
        // Chromium takes what all sites cover: also what it would not let go by itself.
        return (await env.maySee(known)) || env.requestSites(known);
      }),
    give: (pattern) => attempt(() => env.requestSites([pattern])),
    takeAway: (pattern) => attempt(() => env.withdrawSites([pattern])),
    async blockSite(text) {
      const typed = text.trim();
      const site = siteAt(typed) ?? siteAt(`https://${typed}`);
      if (site === undefined) {
        error.value = new Error('This is no site’s address. Write it like “letters.example”.');
        return false;
      }
      await attempt(() => env.blockSite(site.host));
      return error.value === undefined;
    },
    allowSite: (host) => attempt(() => env.allowSite(host)),
  };
}
