/** Puts text on the clipboard without the page's doing or knowing. */

/** What is copied; `html` stands beside the text for what takes rich text. */
export interface Copied {
  readonly text: string;
  readonly html?: string;
}

const typesOf = ({ text, html }: Copied): [type: string, content: string][] => [
  ['text/plain', text],
  ...(html === undefined ? [] : [['text/html', html] as [string, string]]),
];

/** The way of pages that are not served securely: answers the browser's own copy event first. */
function copyByEvent(document: Document, copied: Copied): boolean {
  let answered = false;
  const answer = (event: ClipboardEvent): void => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    for (const [type, content] of typesOf(copied)) event.clipboardData?.setData(type, content);
    answered = true;
  };
  const view = document.defaultView ?? window;
  view.addEventListener('copy', answer, { capture: true });
  document.execCommand('copy');
  view.removeEventListener('copy', answer, { capture: true });
  return answered;
}

/** Copies text. @throws DOMException where the browser refuses both ways. */
export async function copy(document: Document, copied: Copied): Promise<void> {
  try {
    const blobs = typesOf(copied).map(([type, content]) => [type, new Blob([content], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } catch (error) {
    // No clipboard on a page served without encryption, or the page's permissions policy forbids it.
    if (!copyByEvent(document, copied)) throw error;
  }
}
