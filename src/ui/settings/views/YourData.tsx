/** The reader's data: where it is, how to take it out and bring it in, and who can see it. */
import { Download, TriangleAlert } from 'lucide';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { countOf, inUnits } from '../../format-size.ts';
import { DataNotice } from './DataNotice.tsx';
import { ImportButton } from './ImportButton.tsx';
import { Safety } from './Safety.tsx';
import type { SettingsPage } from '../model/model.ts';

export function YourData({ page }: { readonly page: SettingsPage }) {
  const stored = page.stored.value;
  const busy = page.data.last.value.state === 'busy';
  return (
    <section class="part" aria-labelledby="data">
      <h2 id="data">Your data</h2>
      {stored.state === 'failed' && (
        <ErrorNotice title="Your library could not be read." error={stored.error} />
      )}
      {stored.state === 'ready' && (
        <p>
          {countOf(stored.value.annotations, 'note')} in {countOf(stored.value.issues, 'issue')},{' '}
          {inUnits(stored.value.bytes)} on this device.
        </p>
      )}
      {stored.state === 'ready' && !stored.value.kept && (
        <p class="warning">
          <Icon icon={TriangleAlert} />
          The browser has not promised to keep it and may clear it when the disk is full. Export it now and
          then.
        </p>
      )}
      <div class="buttons">
        <Button icon={Download} disabled={busy} onClick={() => void page.data.exportAll()}>
          Export the library
        </Button>
        <ImportButton data={page.data} />
      </div>
      <DataNotice data={page.data} />
      <p class="hint">
        The export holds every note, tag and issue and what is in the bin, and comes back in just as it was.
        An import says first what it would change; it adds to what is here, all or nothing, and can be undone.
      </p>
      <Safety {...page.safety} />
      <h3>Where it is, and who can see it</h3>
      <ul class="plain">
        <li>
          Your passages, tags and comments are stored in this browser, on this device, and nowhere else.
          Nothing is sent to anyone.
        </li>
        <li>
          A page can find out which of its own passages are painted. It cannot see your comments, or anything
          of another issue.
        </li>
        <li>
          <b>Uninstalling Postil deletes all of it.</b> Export your library first.
        </li>
        <li>In private windows Postil does not run.</li>
      </ul>
    </section>
  );
}
