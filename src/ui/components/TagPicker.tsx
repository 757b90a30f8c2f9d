/**
 * A field that gives and takes tags: type to filter, Enter gives the one of this name or makes it; what
 * is merely alike is chosen by the arrows or the pointer.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Check, Plus } from 'lucide';
import type { Tag, TagId } from '../../core/model.ts';
import { LIMITS } from '../../core/limits.ts';
import { Icon } from './Icon.tsx';
import { Kbd } from './Kbd.tsx';
import { TagDot } from './Tag.tsx';
import { tagOnKey, tagOptions, type TagOption } from '../tag-options.ts';
import '../styles/tag-picker.css';

interface TagPickerProps {
  /** In the order in which they are offered. */
  readonly tags: readonly Tag[];
  readonly chosen: readonly TagId[];
  readonly toggle: (tag: TagId) => void;
  /** Gives a new tag of this name. */
  readonly create: (name: string) => void;
  /** The reader is through: by Escape, or because the focus went elsewhere. */
  readonly close: (by: 'key' | 'blur') => void;
}

function Option({ option }: { readonly option: TagOption }) {
  if (option.kind === 'new') {
    return (
      <>
        <Icon icon={Plus} size={14} />
        <span class="option-name">
          New tag “<bdi>{option.name}</bdi>”
        </span>
      </>
    );
  }
  return (
    <>
      <TagDot colour={option.tag.colour} />
      <bdi class="option-name">{option.tag.name}</bdi>
      {option.on && <Icon icon={Check} size={14} />}
      {option.tag.key !== undefined && <Kbd keys={String(option.tag.key)} />}
    </>
  );
}

export function TagPicker({ tags, chosen, toggle, create, close }: TagPickerProps) {
  const id = useId();
  const query = useSignal('');
  /** Where the arrows are; undefined before the first one. */
  const at = useSignal<number | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const options = tagOptions(query.value, tags, chosen);
  const marked = Math.min(at.value ?? (query.value === '' ? -1 : 0), options.length - 1);

  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    list.current?.children.item(marked)?.scrollIntoView?.({ block: 'nearest' });
  }, [marked]);

  /** @param named the reader wrote its name: then it is given, never taken. */
  const take = (option: TagOption | undefined, named = false): void => {
    if (option === undefined) return;
    if (option.kind === 'new') create(option.name);
    else if (!(named && option.on)) toggle(option.tag.id);
    query.value = '';
    at.value = undefined;
  };
  const pressed = (event: KeyboardEvent): void => {
    const onKey = query.peek() === '' ? tagOnKey(event.key, tags) : undefined;
    const last = chosen.at(-1);
    // Escape or Enter of an input method ends its own list, not this one.
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (onKey !== undefined) toggle(onKey.id);
    else if (event.key === 'ArrowDown') at.value = (marked + 1) % Math.max(1, options.length);
    else if (event.key === 'ArrowUp')
      at.value = (Math.max(marked, 0) + options.length - 1) % Math.max(1, options.length);
    else if (event.key === 'Enter') take(options[marked], at.peek() === undefined);
    else if (event.key === 'Backspace' && query.peek() === '' && last !== undefined) toggle(last);
    else if (event.key === 'Escape') close('key');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // The whole window losing the focus is no wish to close.
  const left = (): void => {
    if (document.hasFocus()) close('blur');
  };

  return (
    <div class="tag-picker">
      <input
        ref={field}
        class="tag-input"
        role="combobox"
        aria-label="Tags"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={marked >= 0 ? `${id}-${marked}` : undefined}
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        maxLength={LIMITS.tag}
        placeholder="Find or make a tag"
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          at.value = undefined;
        }}
        onKeyDown={pressed}
        onBlur={left}
      />
      <ul
        ref={list}
        class="tag-options"
        id={`${id}-list`}
        role="listbox"
        aria-label="Tags"
        aria-multiselectable="true"
        onPointerDown={(event) => event.preventDefault()}
      >
        {options.map((option, index) => (
          <li
            key={option.kind === 'tag' ? option.tag.id : 'new'}
            id={`${id}-${index}`}
            class={index === marked ? 'tag-option marked' : 'tag-option'}
            role="option"
            aria-selected={option.kind === 'tag' && option.on}
            onClick={() => take(option)}
          >
            <Option option={option} />
          </li>
        ))}
      </ul>
    </div>
  );
}
