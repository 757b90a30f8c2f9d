/** Which sites Postil may read, and how to change that. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Plus, X } from 'lucide';
import { Button, IconButton } from '../../components/Button.tsx';
import { Switch } from '../../components/Switch.tsx';
import { createSiteAccess, type SiteAccess, type SiteAccessEnv } from '../model/site-access.ts';
import { siteName } from '../model/sites.ts';

interface SitesProps {
  readonly names: readonly string[];
  readonly act?: ((name: string) => Promise<void>) | undefined;
  /** What the button does, before the site's name. */
  readonly verb?: string;
  readonly icon?: typeof X;
}

/** Sites in a row, each with a button where something can be done about it. */
function Sites({ names, act, verb = '', icon = X }: SitesProps) {
  return (
    <ul role="list" class="sites">
      {names.map((name) => (
        <li key={name} class={act && 'site-act'}>
          <bdi dir="ltr">{siteName(name)}</bdi>
          {act && (
            <IconButton
              icon={icon}
              size={14}
              label={`${verb} ${siteName(name)}`}
              onClick={() => void act(name)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <>
      <h3>{title}</h3>
      {children}
    </>
  );
}

function Seen({ siteAccess }: { readonly siteAccess: SiteAccess }) {
  const [known, lost, chosen] = [siteAccess.known.value, siteAccess.lost.value, siteAccess.chosen.value];
  return (
    <>
      {known.length > 0 && (
        <Group title="Newsletter sites, allowed at installation">
          <Sites
            names={known}
            verb="Remove access to"
            act={siteAccess.knownCanGo ? siteAccess.takeAway : undefined}
          />
          <p class="hint">
            A star stands for any name.
            {!siteAccess.knownCanGo &&
              ' To remove access, open your browser’s page of extensions: Postil, Details, Site access. Or block some of them below.'}
          </p>
        </Group>
      )}
      {lost.length > 0 && (
        <Group title="Newsletter sites without access">
          <Sites names={lost} verb="Allow access to" act={siteAccess.give} icon={Plus} />
        </Group>
      )}
      <Group title="Sites that you allowed">
        {chosen.length > 0 ? (
          <Sites names={chosen} verb="Remove access to" act={siteAccess.takeAway} />
        ) : (
          <p class="hint">None. “Always allow on this site” in the popup adds the site that you are on.</p>
        )}
      </Group>
    </>
  );
}

function Blocked({ siteAccess }: { readonly siteAccess: SiteAccess }) {
  const site = useSignal('');
  const add = async (): Promise<void> => {
    if (site.value.trim() !== '' && (await siteAccess.blockSite(site.value))) site.value = '';
  };
  return (
    <Group title="Blocked sites">
      <p class="hint">
        Here Postil paints no note and shows no toolbar, whatever you allow above. Each line is one site:
        block www. as well where you need it.
      </p>
      {siteAccess.never.value.length > 0 && (
        <Sites names={siteAccess.never.value} verb="Unblock" act={siteAccess.allowSite} />
      )}
      <form
        class="site-new"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <input
          class="text-field"
          dir="ltr"
          inputMode="url"
          autoCapitalize="none"
          spellcheck={false}
          aria-label="Site to block"
          placeholder="letters.example"
          value={site.value}
          onInput={(event) => (site.value = event.currentTarget.value)}
        />
        <Button onClick={() => void add()}>Block</Button>
      </form>
    </Group>
  );
}

export function Permissions({ env }: { readonly env: SiteAccessEnv }) {
  const siteAccess = useMemo(() => createSiteAccess(env), [env]);
  const everywhere = siteAccess.everywhere.value;
  const error = siteAccess.error.value;
  return (
    <section class="part" aria-labelledby="permissions">
      <h2 id="permissions">Permissions</h2>
      <p>
        {everywhere
          ? 'It may read the pages of every site.'
          : 'It may read the pages of the sites below by itself, and of no others.'}
      </p>
      <div class="line">
        <Switch label="On all sites" on={everywhere} change={(on) => void siteAccess.switchEverywhere(on)} />
      </div>
      <p class="hint">
        Finds issues on hosts that Postil does not know. For that it looks at every page that you open, your
        bank’s as well: in this browser, for a few milliseconds, and it keeps nothing of those that are no
        issues. Most readers need it on a few sites only.
      </p>
      <Seen siteAccess={siteAccess} />
      <Blocked siteAccess={siteAccess} />
      {error && (
        <p class="field-error" role="alert">
          {error.message}
        </p>
      )}
      <h3>What it cannot see</h3>
      <ul class="plain">
        <li>
          {everywhere ? 'Any other page' : 'A page of any other site'}, until you press “Annotate this page”
          in the popup; then that page, until you leave it.
        </li>
        <li>Pages of the browser itself, and private windows.</li>
        <li>The network: it asks for nothing, and the browser is told to refuse it any request.</li>
      </ul>
    </section>
  );
}
