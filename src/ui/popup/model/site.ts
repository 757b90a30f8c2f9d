/** The site of the page under the popup: what Postil may see of it, and the reader's word on that. */
import { computed, type ReadonlySignal } from '@preact/signals';
import { isBlocked, isSeen, siteAt } from '../../../core/sites.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { PopupEnv } from './env.ts';

/**
 * `unseen`: only while the reader says so, page by page; `seen`: by itself; `out`: the reader keeps
 * Postil out; `none`: no site that a browser could let it into.
 */
type SiteStatus = 'unseen' | 'seen' | 'out' | 'none';

export interface Site {
  /** Its host; empty where the status is `none`. */
  readonly host: string;
  readonly status: ReadonlySignal<SiteStatus>;
  /** Asks the browser for the site. The question may close the popup; the background goes on. */
  readonly always: () => Promise<void>;
  readonly never: () => Promise<void>;
  /** Lets Postil in again, and annotates the page where it would not be seen by itself. */
  readonly allow: () => Promise<void>;
}

export function createSite(env: PopupEnv, currentIssue: CurrentIssue): Site {
  const { tab, sites, settings } = env;
  const address = tab.address ?? '';
  const site = siteAt(address);
  const status = computed((): SiteStatus => {
    if (site === undefined) return 'none';
    if (isBlocked(settings.value.never, address)) return 'out';
    return isSeen(sites.value, address) ? 'seen' : 'unseen';
  });
  return {
    host: site?.host ?? '',
    status,
    async always() {
      if (site !== undefined) await env.requestSites([site.pattern]);
    },
    async never() {
      if (site !== undefined) await env.blockSite(site.host);
    },
    async allow() {
      if (site === undefined) return;
      await env.allowSite(site.host);
      if (status.value === 'unseen') await currentIssue.annotate();
    },
  };
}
