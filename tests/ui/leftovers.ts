/** Places of pages for what they leave, with the locks that a browser gives all pages of an origin. */
import { openLeftovers, type Leftovers } from '../../src/ui/leftovers.ts';

type Work = (lock: Lock | null) => unknown;

/** Locks of pages of one browser: each page has its own end, and lets go of its locks when it closes. */
export class TestLocks {
  readonly #held = new Map<string, { readonly freed: Promise<void>; readonly free: () => void }>();

  #hold(name: string): () => void {
    let resolve = (): void => undefined;
    const freed = new Promise<void>((resolved) => (resolve = resolved));
    const free = (): void => {
      this.#held.delete(name);
      resolve();
    };
    this.#held.set(name, { freed, free });
    return free;
  }

  async #request(name: string, options: LockOptions, work: Work): Promise<unknown> {
    if (options.ifAvailable === true && this.#held.has(name)) return work(null);
    for (let holder; (holder = this.#held.get(name)) !== undefined;) await holder.freed;
    const free = this.#hold(name);
    try {
      return await work({ name, mode: 'exclusive' });
    } finally {
      free();
    }
  }

  /** Opens a page. `close` lets go of the lock that it holds. */
  page(storage: Storage = localStorage): { readonly leftovers: Leftovers; readonly close: () => void } {
    const request = (name: string, ...given: [Work] | [LockOptions, Work]): Promise<unknown> =>
      given.length === 1 ? this.#request(name, {}, given[0]) : this.#request(name, ...given);
    const leftovers = openLeftovers(storage, { request });
    return { leftovers, close: () => this.#held.get(leftovers.page)?.free() };
  }
}
