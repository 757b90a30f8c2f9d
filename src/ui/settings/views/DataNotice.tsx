/** How the last export or import goes or went, in words. */
import { CircleCheck, X } from 'lucide';
import { Button, IconButton } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { inUnits } from '../../format-size.ts';
import { importedSentence, type Data, type Transfer } from '../model/data.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { Unread } from './Unread.tsx';
import '../styles/data.css';

const DOING = {
  export: 'Writing the file…',
  read: 'Reading the file…',
  import: 'Importing…',
  undo: 'Undoing…',
  redo: 'Doing it again…',
};

function sentence(last: Transfer): string {
  switch (last.state) {
    case 'busy':
      return DOING[last.what];
    case 'exported':
      return `Exported ${last.name}, ${inUnits(last.bytes)}.`;
    case 'imported':
      return `${last.name}: ${importedSentence(last.counts)}`;
    case 'reverted':
    case 'cancelled':
      return last.text;
    case 'none':
    case 'read':
    case 'failed':
      return '';
  }
  return last satisfies never;
}

/** What can be done about it now: stop it, or take it back. */
function Actions({ last }: { readonly last: Transfer }) {
  if (last.state === 'busy' && last.cancel) return <Button onClick={last.cancel}>Cancel</Button>;
  if (last.state === 'imported' && last.undo)
    return (
      <Button kind="link" onClick={() => void last.undo?.()}>
        Undo
      </Button>
    );
  if (last.state === 'reverted' && last.back)
    return (
      <Button kind="link" onClick={last.back.run}>
        {last.back.label}
      </Button>
    );
  return null;
}

export function DataNotice({ data }: { readonly data: Data }) {
  const last = data.last.value;
  const done = sentence(last) !== '' && last.state !== 'busy';
  return (
    <>
      <div class="data-notice" role="status" hidden={sentence(last) === ''}>
        {done && <Icon icon={CircleCheck} />}
        <p dir="auto">{sentence(last)}</p>
        {last.state === 'busy' && <progress max={1} {...(last.done !== undefined && { value: last.done })} />}
        <Actions last={last} />
        {last.state === 'imported' && last.unreadable.length > 0 && <Unread parts={last.unreadable} />}
        {done && <IconButton icon={X} label="Close" size={15} onClick={data.dismiss} />}
      </div>
      {last.state === 'read' && <ImportPreview data={data} read={last} />}
      {last.state === 'failed' && (
        <ErrorNotice title={last.title} error={last.error}>
          <Button onClick={data.dismiss}>Close</Button>
        </ErrorNotice>
      )}
    </>
  );
}
