/** How safe the library is: the copies in this browser, a reading of everything, what to copy into a report. */
import { CircleCheck, ClipboardCopy, ShieldCheck, TriangleAlert } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { countOf, inUnits } from '../../format-size.ts';
import { momentOf } from '../../recovery/moment.ts';
import { createSafety, findingsSentence, type Checking, type SafetyEnv } from '../model/safety.ts';
import type { Store } from '../../../store/store.ts';

interface SafetyProps {
  readonly store: Store;
  readonly env: SafetyEnv;
}

export function Safety({ store, env }: SafetyProps) {
  const [safety] = useState(() => createSafety(store, env));
  const [copied, setCopied] = useState(false);
  const known = safety.known.value;
  const checking = safety.checking.value;
  const [latest] = known?.copies ?? [];
  return (
    <>
      <h3>How safe it is</h3>
      {known && (
        <ul class="plain">
          <li>
            {latest === undefined
              ? 'There is no copy of it in this browser yet: one is written while a page of Postil is open.'
              : `The last of ${countOf(known.copies.length, 'copy', 'copies')} in this browser is of ${momentOf(latest.time)}: ${countOf(latest.notes, 'note')}, ${inUnits(latest.bytes)}.`}{' '}
            <a href="recovery.html">Restore</a>
          </li>
          {known.witness && (
            <li>
              Its numbers are also kept beside it, last on {momentOf(known.witness.time)}, so that a loss is
              noticed at the next start.
            </li>
          )}
        </ul>
      )}
      <div class="buttons">
        <Button icon={ShieldCheck} disabled={checking.state === 'busy'} onClick={() => void safety.check()}>
          Check now
        </Button>
        <Button
          icon={ClipboardCopy}
          onClick={() => void safety.copyDiagnostics().then(() => setCopied(true))}
        >
          {copied ? 'Copied' : 'Copy diagnostics'}
        </Button>
      </div>
      <Outcome checking={checking} />
      <p class="hint">Diagnostics are versions, numbers and codes: no text, no address, no tag.</p>
    </>
  );
}

function Outcome({ checking }: { readonly checking: Checking }) {
  if (checking.state === 'failed')
    return <ErrorNotice title="The library could not be read." error={checking.error} />;
  const isBusy = checking.state === 'busy';
  const findings = checking.state === 'done' ? checking.findings : undefined;
  const isSound = findings?.malformed === 0 && findings.dangling === 0 && findings.same !== false;
  return (
    <div class="data-notice" role="status" hidden={checking.state === 'none'}>
      {findings && <Icon icon={isSound ? CircleCheck : TriangleAlert} />}
      <p>{isBusy ? 'Reading everything…' : findings && findingsSentence(findings)}</p>
      {isBusy && <progress max={1} value={checking.done} />}
    </div>
  );
}
