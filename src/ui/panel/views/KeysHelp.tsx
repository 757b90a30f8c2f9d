/** The panel's keys, shown over it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { X } from 'lucide';
import { IconButton } from '../../components/Button.tsx';
import { Kbd, MOD } from '../../components/Kbd.tsx';
import '../styles/keys-help.css';

const KEYS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['j', 'k'], 'next, previous note; also the arrows'],
  [['Enter'], 'show the passage on the page; accept where a lost one may be'],
  [['e'], 'edit the comment'],
  [['t'], 'change the tags'],
  [['Del'], 'delete the note'],
  [['/'], 'filter by tag'],
  [['1–9'], 'tag the selection, below'],
  [['?'], 'these keys'],
];

export function KeysHelp({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const rows = [...KEYS, [[MOD, 'Z'], 'undo'] as const, [[MOD, '⇧', 'Z'], 'redo'] as const];
  return (
    <dialog ref={dialog} class="keys-help" aria-labelledby="keys-title" onClose={close}>
      <header>
        <h2 class="caption" id="keys-title">
          Keys
        </h2>
        <IconButton icon={X} label="Close" onClick={close} />
      </header>
      <dl>
        {rows.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
