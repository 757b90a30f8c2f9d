/** One line at the foot of a page that says what happened, with the way back. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { X } from 'lucide';
import { Button, IconButton } from './Button.tsx';
import '../styles/toast.css';

export interface Toast {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** The toast of one page: a newer one takes the older one's place. */
export interface Toaster {
  readonly current: ReadonlySignal<Toast | undefined>;
  readonly show: (toast: Toast) => void;
  readonly dismiss: () => void;
  /** Stops the clock while the reader points at the toast or has the focus in it. */
  readonly hold: () => void;
  readonly release: () => void;
}

/** Milliseconds; WCAG 2.2.1 wants time enough to act. */
const TIME_TO_READ = 6_000;
const TIME_TO_ACT = 12_000;

export function createToaster(): Toaster {
  const current = signal<Toast | undefined>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hold = (): void => clearTimeout(timer);
  const dismiss = (): void => {
    hold();
    current.value = undefined;
  };
  const release = (): void => {
    hold();
    const shown = current.peek();
    if (shown !== undefined) timer = setTimeout(dismiss, shown.action ? TIME_TO_ACT : TIME_TO_READ);
  };
  const show = (toast: Toast): void => {
    current.value = toast;
    release();
  };
  return { current, show, dismiss, hold, release };
}

/** The place of the toasts; stands in the page from the start, for screen readers to listen to. */
export function Toasts({ toaster }: { readonly toaster: Toaster }) {
  const toast = toaster.current.value;
  const act = (): void => {
    toaster.dismiss();
    toast?.action?.run();
  };
  return (
    <div class="toasts" role="status">
      {toast && (
        <div
          class="toast"
          onPointerEnter={toaster.hold}
          onPointerLeave={toaster.release}
          onFocusIn={toaster.hold}
          onFocusOut={toaster.release}
        >
          <span class="toast-text" dir="auto">
            {toast.text}
          </span>
          {toast.action && (
            <Button kind="link" onClick={act}>
              {toast.action.label}
            </Button>
          )}
          <IconButton icon={X} label="Close" size={15} onClick={toaster.dismiss} />
        </div>
      )}
    </div>
  );
}
