/** Copying: by the clipboard, or where the page may not use it by answering the browser's own copy first. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copy } from '../../../src/content/input/clipboard.ts';

const write = vi.fn();
const copied = vi.fn();
let trusted: boolean;

beforeEach(() => {
  vi.clearAllMocks();
  trusted = true;
  vi.stubGlobal(
    'ClipboardItem',
    class {
      parts: Record<string, Blob>;
      constructor(parts: Record<string, Blob>) {
        this.parts = parts;
      }
    },
  );
  vi.stubGlobal('navigator', { clipboard: { write } });
  document.execCommand = () => {
    const event = new Event('copy', { cancelable: true }) as ClipboardEvent;
    Object.defineProperties(event, {
      isTrusted: { value: trusted },
      clipboardData: { value: { setData: copied } },
    });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
});
afterEach(() => vi.unstubAllGlobals());

test('the clipboard takes the words', async () => {
  write.mockResolvedValue(undefined);
  await copy(document, { text: 'words' });
  expect(write).toHaveBeenCalledOnce();
  const [[[item]] = [[]]] = write.mock.calls as [[{ parts: Record<string, Blob> }]][];
  expect(await item?.parts['text/plain']?.text()).toBe('words');
  expect(copied).not.toHaveBeenCalled();
});

test('where it is refused, the browser’s own copy is answered, and the page hears nothing', async () => {
  write.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const heard = vi.fn();
  window.addEventListener('copy', heard);
  await copy(document, { text: 'words' });
  window.removeEventListener('copy', heard);
  expect(copied).toHaveBeenCalledWith('text/plain', 'words');
  await copy(document, { text: 'words', html: '<i>words</i>' });
  expect(copied).toHaveBeenCalledWith('text/html', '<i>words</i>');
  expect(heard).not.toHaveBeenCalled();
});

test('where both ways are refused, the first reason is thrown', async () => {
  write.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  trusted = false;
  await expect(copy(document, { text: 'words' })).rejects.toThrow('no');
  expect(copied).not.toHaveBeenCalled();
});
