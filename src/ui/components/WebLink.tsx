/** A link to a stored address: only to the web, and into a tab that knows nothing of this page. */
import type { ComponentChildren } from 'preact';
import { safeUrl } from '../../core/issues/url.ts';

interface WebLinkProps {
  readonly address: string;
  readonly class?: string;
  /** Does more than the browser would on a plain click; a click with a modifier stays the browser's. */
  readonly open?: () => void;
  readonly children: ComponentChildren;
}

/** Where the address is none that may be opened, the link is plain text. */
export function WebLink({ address, class: name, open, children }: WebLinkProps) {
  const url = safeUrl(address);
  if (url === undefined) return <span class={name}>{children}</span>;
  const clicked = (event: MouseEvent): void => {
    if (open === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  };
  return (
    <a class={name} href={url.href} target="_blank" rel="noopener noreferrer" onClick={clicked}>
      {children}
    </a>
  );
}
