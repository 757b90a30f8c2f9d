/** The panel's keys, shown over it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { X } from 'lucide';
import { IconButton } from '../components/Button.tsx';
import { Kbd, MOD } from '../components/Kbd.tsx';
import { KEYS } from './keys.ts';
import './keys-help.css';

export function KeysHelp({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const rows = [...KEYS, [[MOD, 'Z'], 'undo the last act'] as const];
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
