/** What an import would change, before it is done. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../components/Button.tsx';
import { countOf } from '../../format-size.ts';
import type { Data, Transfer } from '../model/data.ts';
import { Unread } from './Unread.tsx';

/** More than these are counted, not listed. */
const MOST = 50;

interface PreviewProps {
  readonly data: Data;
  readonly read: Extract<Transfer, { state: 'read' }>;
}

function Rest({ count, what }: { readonly count: number; readonly what: string }) {
  return count > 0 ? <p class="hint">and {countOf(count, `more ${what}`)}</p> : null;
}

interface ListedProps {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}

function Listed({ title, open = false, children }: ListedProps) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Numbers of notes, each with its word; what is none is left out. */
function Counts({ read }: { readonly read: PreviewProps['read'] }) {
  const { added, changed, same } = read.merge;
  const rows = [
    [added, 'new'],
    [changed, 'changed: the later state takes the place of yours'],
    [same, 'the same, or later here: left as they are'],
  ] as const;
  return (
    <ul class="plain">
      {rows
        .filter(([count]) => count > 0)
        .map(([count, what]) => (
          <li key={what}>
            {countOf(count, 'note')} {what}
          </li>
        ))}
      {read.unreadable.length > 0 && <li>{countOf(read.unreadable.length, 'part')} unreadable</li>}
    </ul>
  );
}

/** The comments that would be replaced, side by side with what replaces them. */
function Comments({ comments }: { readonly comments: PreviewProps['read']['merge']['comments'] }) {
  return (
    <Listed title={`${countOf(comments.length, 'comment')} of yours would be replaced`} open>
      <table class="comments-replaced">
        <thead>
          <tr>
            <th scope="col">Yours</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        {comments.slice(0, MOST).map(({ passage, here, there }, index) => (
          <tbody key={index}>
            <tr>
              <th colSpan={2} scope="rowgroup" dir="auto" class="clipped">
                {passage}
              </th>
            </tr>
            <tr>
              <td dir="auto">{here}</td>
              <td dir="auto">{there === '' ? <i>no comment</i> : there}</td>
            </tr>
          </tbody>
        ))}
      </table>
      <Rest count={comments.length - MOST} what="comment" />
    </Listed>
  );
}

export function ImportPreview({ data, read }: PreviewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { issues, tags, comments, added, changed } = read.merge;
  useEffect(() => dialog.current?.showModal(), []);
  const notes = added + changed;
  return (
    <dialog ref={dialog} class="import-preview" aria-labelledby="import-title" onClose={data.dismiss}>
      <h2 id="import-title" dir="auto">
        Import “{read.name}”?
      </h2>
      <p class="hint">{read.format}. Nothing is written yet.</p>
      <Counts read={read} />
      {comments.length > 0 && <Comments comments={comments} />}
      {issues.length > 0 && (
        <Listed title={countOf(issues.length, 'new issue')}>
          <ul>
            {issues.slice(0, MOST).map(({ id, title, addresses }) => (
              <li key={id} dir="auto">
                {title === '' ? addresses[0] : title}
              </li>
            ))}
          </ul>
          <Rest count={issues.length - MOST} what="issue" />
        </Listed>
      )}
      {tags.length > 0 && (
        <Listed title={countOf(tags.length, 'new tag')}>
          <ul>
            {tags.slice(0, MOST).map(({ id, name }) => (
              <li key={id} dir="auto">
                {name}
              </li>
            ))}
          </ul>
          <Rest count={tags.length - MOST} what="tag" />
        </Listed>
      )}
      {read.unreadable.length > 0 && <Unread parts={read.unreadable} />}
      <div class="buttons">
        <Button kind="primary" onClick={() => void data.importRead()}>
          {notes === 0 ? 'Import' : `Import ${countOf(notes, 'note')}`}
        </Button>
        <Button onClick={data.dismiss}>Cancel</Button>
      </div>
    </dialog>
  );
}
