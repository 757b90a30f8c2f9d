/** Puts a page's view into its document and shows whatever fails in it, once, to the person. */
import { signal, type Signal } from '@preact/signals';
import { render, type ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Button } from './components/Button.tsx';
import { ErrorNotice } from './components/ErrorNotice.tsx';
import { toError } from './live.ts';

/** That the library is not what it was. */
export interface Notice {
  readonly text: string;
  /** Whether it stands in place of the page, which would show a library that is not what it was. */
  readonly instead: boolean;
}

interface FrameProps {
  readonly failure: Signal<Error | undefined>;
  readonly notice: Signal<Notice | undefined>;
  readonly children: ComponentChildren;
}

function Frame({ failure, notice, children }: FrameProps) {
  const [broken] = useErrorBoundary();
  if (broken !== undefined) {
    return (
      <ErrorNotice title="This page cannot go on." error={toError(broken)} retry={() => location.reload()} />
    );
  }
  return (
    <>
      {failure.value && (
        <ErrorNotice title="That did not work." error={failure.value}>
          <Button onClick={() => (failure.value = undefined)}>Close</Button>
        </ErrorNotice>
      )}
      {notice.value && (
        <ErrorNotice error={new Error(notice.value.text)}>
          <a href="recovery.html" target="_blank">
            See what can be done
          </a>
        </ErrorNotice>
      )}
      {notice.value?.instead !== true && children}
    </>
  );
}

/**
 * Renders the page that `start` makes into the element `app`.
 *
 * Actions need not catch: an error that nobody took, in `start`, in a view or in an action, is
 * shown above the page with its sentence.
 * @param start gets a place for what is to be said of the library instead of the page, or above it.
 */
export async function mount(
  start: (notice: Signal<Notice | undefined>) => Promise<ComponentChildren>,
): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) throw new Error('The page has no element with the id "app".');
  const failure = signal<Error | undefined>();
  const notice = signal<Notice | undefined>();
  const fail = (thrown: unknown): void => {
    console.error(thrown);
    failure.value = toError(thrown);
  };
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason);
  });
  addEventListener('error', (event) => {
    // A browser's own remarks ("ResizeObserver loop…") come without an error.
    if (event.error !== null && event.error !== undefined) fail(event.error);
  });
  try {
    const page = await start(notice);
    render(
      <Frame failure={failure} notice={notice}>
        {page}
      </Frame>,
      root,
    );
  } catch (thrown) {
    console.error(thrown);
    const again = (): void => location.reload();
    render(<ErrorNotice title="This page could not start." error={toError(thrown)} retry={again} />, root);
  }
}
