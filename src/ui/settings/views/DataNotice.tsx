/** How the last export or import went, in words. */
import { CircleCheck, X } from 'lucide';
import { Button, IconButton } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import type { Unreadable } from '../../../core/formats/reading/model.ts';
import { countOf, inUnits } from '../../format-size.ts';
import { importedSentence, type Data, type Transfer } from '../model/data.ts';
import '../styles/data.css';

function sentence(last: Transfer): string {
  switch (last.state) {
    case 'busy':
      return last.what === 'export' ? 'Writing the file…' : 'Reading the file…';
    case 'exported':
      return `Exported ${last.name}, ${inUnits(last.bytes)}.`;
    case 'imported':
      return `${last.name}: ${importedSentence(last.counts)}`;
    case 'none':
    case 'failed':
      return '';
  }
  return last satisfies never;
}

/** More lines than these are for the file's own tool to explain. */
const MOST = 20;

function Unread({ parts }: { readonly parts: readonly Unreadable[] }) {
  return (
    <details>
      <summary>{countOf(parts.length, 'part')} could not be read</summary>
      <ul>
        {parts.slice(0, MOST).map(({ line, reason }) => (
          <li key={`${line} ${reason}`} dir="auto">
            Line {line}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

export function DataNotice({ data }: { readonly data: Data }) {
  const last = data.last.value;
  const done = last.state === 'exported' || last.state === 'imported';
  return (
    <>
      <div class="data-notice" role="status" hidden={!done && last.state !== 'busy'}>
        {done && <Icon icon={CircleCheck} />}
        <p dir="auto">{sentence(last)}</p>
        {last.state === 'imported' && last.unreadable.length > 0 && <Unread parts={last.unreadable} />}
        {done && <IconButton icon={X} label="Close" size={15} onClick={data.dismiss} />}
      </div>
      {last.state === 'failed' && (
        <ErrorNotice title={last.title} error={last.error}>
          <Button onClick={data.dismiss}>Close</Button>
        </ErrorNotice>
      )}
    </>
  );
}
