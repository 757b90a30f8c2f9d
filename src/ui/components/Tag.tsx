/** Tags: a dot, a name in the tag's colour, and a chip that can be pressed. */
import type { ButtonHTMLAttributes } from 'preact';
import type { Colour, Tag } from '../../core/model.ts';
import { Kbd } from './Kbd.tsx';
import '../styles/tag.css';

/** A tag's colour; it says nothing to a screen reader, for the name always stands beside it. */
export function TagDot({ colour }: { readonly colour: Colour }) {
  return <span class="tag-dot" data-colour={colour} aria-hidden="true" />;
}

/** A tag as text. */
export function TagName({ tag }: { readonly tag: Pick<Tag, 'name' | 'colour'> }) {
  return (
    <span class="tag-name" data-colour={tag.colour}>
      <TagDot colour={tag.colour} />
      <bdi>{tag.name}</bdi>
    </span>
  );
}

interface TagChipProps extends Omit<ButtonHTMLAttributes, 'class' | 'type'> {
  readonly tag: Pick<Tag, 'name' | 'colour' | 'key'>;
  readonly pressed: boolean;
  /** Whether to show the tag's key. */
  readonly keyed?: boolean;
  /** How many notes have the tag, where that is of interest. */
  readonly count?: number;
  readonly kind?: 'outline' | 'wash';
}

/** A tag that is on or off. */
export function TagChip({ tag, pressed, keyed = false, count, kind = 'outline', ...rest }: TagChipProps) {
  return (
    <button type="button" class={`chip ${kind}`} data-colour={tag.colour} aria-pressed={pressed} {...rest}>
      {!pressed && <TagDot colour={tag.colour} />}
      <bdi>{tag.name}</bdi>
      {count !== undefined && <span class="chip-count">{count}</span>}
      {keyed && tag.key !== undefined && <Kbd keys={String(tag.key)} />}
    </button>
  );
}
