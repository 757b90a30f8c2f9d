/** Puts text on the clipboard without the page's doing or knowing. */

/** The way of pages that are not served securely: answers the browser's own copy event first. */
function copyByEvent(document: Document, text: string): boolean {
  let answered = false;
  const copy = (event: ClipboardEvent): void => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    answered = true;
  };
  const view = document.defaultView ?? window;
  view.addEventListener('copy', copy, { capture: true });
  document.execCommand('copy');
  view.removeEventListener('copy', copy, { capture: true });
  return answered;
}

/** Copies text. @throws DOMException where the browser refuses both ways. */
export async function copyText(document: Document, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (error) {
    // No clipboard on a page served without encryption, or the page's permissions policy forbids it.
    if (!copyByEvent(document, text)) throw error;
  }
}
