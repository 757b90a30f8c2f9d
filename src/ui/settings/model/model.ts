/** All that the settings page knows and does. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Colour, Tag, TagId, TagKey } from '../../../core/model.ts';
import type { Settings } from '../../../platform/contract.ts';
import { tags as readTags } from '../../../store/read.ts';
import { counts, totals } from '../../../store/summaries.ts';
import type { Store } from '../../../store/store.ts';
import type * as Tags from '../../../store/tags.ts';
import { liveQuery, toError, valueOf, type OnChange, type Loadable } from '../../live.ts';
import type { StorageUse } from '../../storage-use.ts';
import { createData, type Data, type DataEnv } from './data.ts';
import type { SafetyEnv } from './safety.ts';
import type { SiteAccessEnv } from './site-access.ts';

export interface SettingsEnv extends DataEnv, SiteAccessEnv {
  readonly store: Store;
  readonly onChange: OnChange;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  readonly storageUse: () => Promise<StorageUse>;
  readonly safety: SafetyEnv;
}

export interface TagLine {
  readonly tag: Tag;
  /** How many notes have it. */
  readonly count: number;
}

/** Why something about one tag was refused; `id` is undefined for a tag that was to be made. */
interface TagError {
  readonly id: TagId | undefined;
  readonly error: Error;
}

export interface SettingsPage {
  readonly settings: ReadonlySignal<Settings>;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  readonly tags: ReadonlySignal<Loadable<readonly TagLine[]>>;
  readonly error: ReadonlySignal<TagError | undefined>;
  /** For `createSiteAccess`, which is fetched after the page. */
  readonly siteAccess: SiteAccessEnv;
  readonly stored: ReadonlySignal<Loadable<Stored>>;
  /** For `createSafety`, which is fetched after the page. */
  readonly safety: { readonly store: Store; readonly env: SafetyEnv };
  readonly data: Data;
  readonly create: (name: string) => Promise<boolean>;
  readonly rename: (id: TagId, name: string) => Promise<boolean>;
  readonly recolour: (id: TagId, colour: Colour) => Promise<boolean>;
  readonly putOnKey: (id: TagId, key: TagKey | undefined) => Promise<boolean>;
}

/** What is in the library, and how much room it takes. */
interface Stored extends StorageUse {
  readonly annotations: number;
  readonly issues: number;
}

export function createSettingsPage(env: SettingsEnv): SettingsPage {
  const { store, onChange } = env;
  const error = signal<TagError | undefined>();
  const lines = liveQuery(
    async (): Promise<readonly TagLine[]> => {
      const [every, { tags: use }] = await Promise.all([readTags(store), totals(store)]);
      return every.map((tag) => ({ tag, count: use.get(tag.id) ?? 0 }));
    },
    (change) => change.tags || change.annotations.length > 0,
    onChange,
  );
  const stored = liveQuery(
    async (): Promise<Stored> => ({ ...(await counts(store)), ...(await env.storageUse()) }),
    () => true,
    onChange,
  );
  /** Whether it went well; what did not is shown where it was tried. */
  const attempt = async (
    id: TagId | undefined,
    act: (tags: typeof Tags) => Promise<unknown>,
  ): Promise<boolean> => {
    try {
      // What writes is loaded when something is changed: most visits look.
      await act(await import('../../../store/tags.ts'));
      error.value = undefined;
      return true;
    } catch (thrown) {
      error.value = { id, error: toError(thrown) };
      return false;
    }
  };

  return {
    settings: env.settings,
    changeSettings: env.changeSettings,
    tags: lines,
    error,
    siteAccess: env,
    safety: { store, env: env.safety },
    stored,
    data: createData(env),
    create: (name) => attempt(undefined, (tags) => tags.createTag(store, name)),
    rename: async (id, name) => {
      const old = valueOf(lines.peek())?.find(({ tag }) => tag.id === id)?.tag.name;
      return old === name || attempt(id, (tags) => tags.renameTag(store, id, name));
    },
    recolour: (id, colour) => attempt(id, (tags) => tags.recolourTag(store, id, colour)),
    putOnKey: (id, key) => attempt(id, (tags) => tags.setTagKey(store, id, key)),
  };
}
