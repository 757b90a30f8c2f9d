/** The recovery page: what is missing, in numbers, and what can be done about it. */
import { Download, RefreshCw, TriangleAlert, CircleCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { COUNTED, type Loss } from '../../core/witness.ts';
import { Button } from '../components/Button.tsx';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Icon } from '../components/Icon.tsx';
import { Logo } from '../components/Logo.tsx';
import { wholeDayOf } from '../format-date.ts';
import { countOf, inUnits } from '../format-size.ts';
import { DataNotice } from '../settings/views/DataNotice.tsx';
import { ImportButton } from '../settings/views/ImportButton.tsx';
import type { Recovery } from './model.ts';
import { momentOf } from './moment.ts';
import { lossSentence, NOUNS } from './sentence.ts';
import '../styles/notice.css';
import '../settings/styles/settings.css';
import './recovery.css';

export function App({ recovery }: { readonly recovery: Recovery }) {
  const loss = recovery.loss.value;
  return (
    <div class="settings recovery">
      <header class="settings-head">
        <h1>
          <Logo />
          Your library
        </h1>
        <a href="library.html">Library</a>
      </header>
      <main>
        <Outcome recovery={recovery} />
        {loss && <Numbers loss={loss} />}
        {loss && <Choices recovery={recovery} loss={loss} />}
        {loss === undefined && <KeptCopies recovery={recovery} />}
        <DataNotice data={recovery.data} />
      </main>
    </div>
  );
}

function Outcome({ recovery }: { readonly recovery: Recovery }) {
  const progress = recovery.progress.value;
  const loss = recovery.loss.value;
  if (progress.state === 'failed')
    return (
      <ErrorNotice
        title="That did not work."
        error={progress.error}
        retry={() => void recovery.lookAgain()}
      />
    );
  if (progress.state === 'looking') return <p role="status">Looking at your library…</p>;
  if (loss !== undefined) return null;
  return (
    <p class="whole" role="status">
      <Icon icon={CircleCheck} />
      {progress.state === 'settled' ? 'Done: this is your library from now on.' : 'Nothing is missing.'}
    </p>
  );
}

/** What should be there and what is, of each kind. */
function Numbers({ loss }: { readonly loss: Loss }) {
  const { expected, found, known } = loss;
  return (
    <section class="part" aria-labelledby="missing">
      <h2 id="missing">
        <Icon icon={TriangleAlert} />
        {lossSentence(loss)}
      </h2>
      <table class="numbers">
        <thead>
          <tr>
            <td />
            <th scope="col">were there</th>
            <th scope="col">are there</th>
            <th scope="col">are missing</th>
          </tr>
        </thead>
        <tbody>
          {COUNTED.map((kind) => (
            <tr key={kind}>
              <th scope="row">{NOUNS[kind]}s</th>
              <td>{expected[kind].toLocaleString('en')}</td>
              <td>{found === undefined ? 'unknown' : found[kind].toLocaleString('en')}</td>
              <td>
                {found === undefined
                  ? 'unknown'
                  : Math.max(0, expected[kind] - found[kind]).toLocaleString('en')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">
        Postil counts its records beside the database, last on {wholeDayOf(known)}. What is left stays as it
        is until you choose; notes that you make meanwhile are added to it.
      </p>
    </section>
  );
}

function isBusy({ data, progress }: Recovery): boolean {
  return data.last.value.state === 'busy' || progress.value.state === 'looking';
}

function Choices({ recovery, loss }: { readonly recovery: Recovery; readonly loss: Loss }) {
  const { data } = recovery;
  const busy = isBusy(recovery);
  const readable = loss.damage !== 'unreadable';
  return (
    <section class="part" aria-labelledby="choices">
      <h2 id="choices">What you can do</h2>
      {!readable && (
        <p>Restart the browser first, then look again: often another program only held the file.</p>
      )}
      {readable && <Copies recovery={recovery} busy={busy} />}
      <div class="buttons">
        <Button icon={RefreshCw} disabled={busy} onClick={() => void recovery.lookAgain()}>
          Look again
        </Button>
        {readable && <ImportButton data={data} />}
        {readable && (
          <Button icon={Download} disabled={busy} onClick={() => void data.exportAll()}>
            Save what is left
          </Button>
        )}
      </div>
      {readable ? (
        <Asked
          ask="Go on with what is there…"
          question="Nothing more will be said of what is missing. A copy or a file can still be imported later, in the settings."
          yes="Go on"
          act={recovery.goOn}
        />
      ) : (
        <Asked
          ask="Begin a new library…"
          question="This deletes the database that cannot be opened. Then a copy or a file can be imported."
          yes="Delete it and begin anew"
          act={recovery.beginAnew}
        />
      )}
    </section>
  );
}

/** Copies are there for what a reader regrets, too. */
function KeptCopies({ recovery }: { readonly recovery: Recovery }) {
  return (
    <section class="part" aria-labelledby="kept">
      <h2 id="kept">Copies in this browser</h2>
      <Copies recovery={recovery} busy={isBusy(recovery)} />
    </section>
  );
}

/** The copies that this browser keeps, the latest first. */
function Copies({ recovery, busy }: { readonly recovery: Recovery; readonly busy: boolean }) {
  const copies = recovery.copies.value;
  if (copies.length === 0) return <p>There is no copy of your library in this browser.</p>;
  return (
    <ul class="plain copies">
      {copies.map((copy) => (
        <li key={copy.name}>
          <span>
            Copy of {momentOf(copy.time)}: {countOf(copy.notes, 'note')}, {inUnits(copy.bytes)}
          </span>
          <Button disabled={busy} onClick={() => void recovery.restore(copy)}>
            Restore…
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface AskedProps {
  readonly ask: string;
  readonly question: string;
  readonly yes: string;
  readonly act: () => Promise<void>;
}

/** A choice that asks once more. */
function Asked({ ask, question, yes, act }: AskedProps) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button kind="link" onClick={() => setAsked(true)}>
        {ask}
      </Button>
    );
  return (
    <div class="asked">
      <p>{question}</p>
      <div class="buttons">
        <Button onClick={() => void act()}>{yes}</Button>
        <Button onClick={() => setAsked(false)}>Cancel</Button>
      </div>
    </div>
  );
}
