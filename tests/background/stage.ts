/** A background on a fresh library, and the pages that ask it. */
import { vi } from 'vitest';
import type { Runtime } from 'webextension-polyfill';
import { router, type Platform } from '../../src/background/router.ts';
import { described, fresh, type StoreFixture } from '../store/library.ts';

export const OWN = 'our-id';
export const ISSUE = described();
export const FOREIGN = described('secret', 'other.substack.com');

export const sender = (said: object): Runtime.MessageSender => said;
export const page = (url: string = ISSUE.address): Runtime.MessageSender =>
  sender({ id: OWN, url, frameId: 0, tab: { id: 7 } });

export interface Stage {
  readonly fixture: StoreFixture;
  readonly platform: { -readonly [Key in keyof Platform]: Platform[Key] };
  readonly ask: ReturnType<typeof router>;
}

export function stage(): Stage {
  const fixture = fresh();
  const platform = {
    ownId: OWN,
    openPanel: vi.fn(async () => true),
    inject: vi.fn(async () => undefined),
    mayEnter: vi.fn(async () => true),
    showCount: vi.fn(async () => undefined),
  };
  return { fixture, platform, ask: router(fixture.store, platform) };
}
