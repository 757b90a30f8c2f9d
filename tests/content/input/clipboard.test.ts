/** Copying: by the clipboard, or where the page may not use it by answering the browser's own copy first. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { copyText } from '../../../src/content/input/clipboard.ts';

const writeText = vi.fn();
const copied = vi.fn();
let trusted: boolean;

beforeEach(() => {
  vi.clearAllMocks();
  trusted = true;
  vi.stubGlobal('navigator', { clipboard: { writeText } });
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
  writeText.mockResolvedValue(undefined);
  await copyText(document, 'words');
  expect(writeText).toHaveBeenCalledExactlyOnceWith('words');
  expect(copied).not.toHaveBeenCalled();
});

test('where it is refused, the browser’s own copy is answered, and the page hears nothing', async () => {
  writeText.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  const heard = vi.fn();
  window.addEventListener('copy', heard);
  await copyText(document, 'words');
  window.removeEventListener('copy', heard);
  expect(copied).toHaveBeenCalledWith('text/plain', 'words');
  expect(heard).not.toHaveBeenCalled();
});

test('where both ways are refused, the first reason is thrown', async () => {
  writeText.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  trusted = false;
  await expect(copyText(document, 'words')).rejects.toThrow('no');
  expect(copied).not.toHaveBeenCalled();
});
