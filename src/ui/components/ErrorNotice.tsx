/** Something failed: the error's sentence, and what can be done about it. */
import type { ComponentChildren } from 'preact';
import { TriangleAlert } from 'lucide';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import '../styles/notice.css';

interface ErrorNoticeProps {
  readonly error: Error;
  /** What the reader was doing, as a sentence: `The notes could not be read.` */
  readonly title?: string;
  readonly retry?: (() => void) | undefined;
  /** More to do: buttons. */
  readonly children?: ComponentChildren;
}

export function ErrorNotice({ error, title, retry, children }: ErrorNoticeProps) {
  return (
    <div class="error-notice" role="alert">
      <Icon icon={TriangleAlert} />
      <div>
        {title !== undefined && <p class="error-title">{title}</p>}
        <p dir="auto">{error.message === '' ? error.name : error.message}</p>
        {(retry !== undefined || children !== undefined) && (
          <div class="error-actions">
            {retry && <Button onClick={retry}>Try again</Button>}
            {children}
          </div>
        )}
      </div>
    </div>
  );
}
