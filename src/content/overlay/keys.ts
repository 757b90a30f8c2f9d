/** Which key means what while a passage is selected. */
import { TAG_KEYS, type TagKey } from '../../core/model.ts';

export type Command =
  | { readonly kind: 'tag'; readonly key: TagKey }
  | { readonly kind: 'mark' | 'tags' | 'comment' | 'copy' | 'extend' | 'close' | 'enter' };

const LETTERS: Readonly<Record<string, Exclude<Command, { kind: 'tag' }>['kind']>> = {
  h: 'mark',
  t: 'tags',
  n: 'comment',
  c: 'copy',
  e: 'extend',
};

type Stroke = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'repeat' | 'isComposing'
>;

/**
 * The command of a key press: none with a modifier, while the key repeats or while an input method
 * composes. Where the layout has no Latin letters, or digits only with Shift, the place of the key
 * on the keyboard counts.
 */
export function commandOf(stroke: Stroke): Command | undefined {
  const { key, code } = stroke;
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey || stroke.shiftKey) return undefined;
  if (stroke.repeat || stroke.isComposing) return undefined;
  if (key === 'Escape') return { kind: 'close' };
  if (key === 'Tab') return { kind: 'enter' };
  const digit = /^[1-9]$/.test(key) ? key : /^Digit([1-9])$/.exec(code)?.[1];
  const tagKey = TAG_KEYS.find((each) => String(each) === digit);
  if (tagKey !== undefined) return { kind: 'tag', key: tagKey };
  const letter = /^[a-z]$/i.test(key) ? key : (/^Key([A-Z])$/.exec(code)?.[1] ?? '');
  const kind = /^\p{L}$/u.test(key) ? LETTERS[letter.toLowerCase()] : undefined;
  return kind && { kind };
}

/** Whether what is typed goes into a field. */
export function isTyping(event: Event): boolean {
  // In a frame it is no instance of this window's classes.
  const target = event.composedPath()[0] as Partial<HTMLElement> | undefined;
  return target?.isContentEditable === true || /^(?:input|textarea|select)$/.test(target?.localName ?? '');
}
