/** How the last export or import went, in words. */
import { CircleCheck, X } from 'lucide';
import { Button, IconButton } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { inUnits } from '../../format-size.ts';
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

export function DataNotice({ data }: { readonly data: Data }) {
  const last = data.last.value;
  const done = last.state === 'exported' || last.state === 'imported';
  return (
    <>
      <div class="data-notice" role="status" hidden={!done && last.state !== 'busy'}>
        {done && <Icon icon={CircleCheck} />}
        <p dir="auto">{sentence(last)}</p>
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
