/** A field for several lines that is as high as its text. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TextareaHTMLAttributes } from 'preact';
import '../styles/growing-text.css';

interface GrowingTextProps extends Omit<TextareaHTMLAttributes, 'class' | 'value' | 'onInput' | 'ref'> {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Takes the focus when it appears, with the caret behind the text. */
  readonly eager?: boolean;
}

/** Whether the browser sizes fields by itself; where not, each change measures. */
const sizesItself = CSS.supports('field-sizing', 'content');

export function GrowingText({ text, change, eager = false, ...rest }: GrowingTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = field.current;
    if (area === null || sizesItself) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  }, [text]);
  useLayoutEffect(() => {
    const area = field.current;
    if (!eager || area === null) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);
  return (
    <textarea
      ref={field}
      class="growing-text"
      rows={1}
      dir="auto"
      value={text}
      onInput={(event) => change(event.currentTarget.value)}
      {...rest}
    />
  );
}
