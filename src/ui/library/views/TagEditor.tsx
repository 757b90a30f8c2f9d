/** The tags of the chosen note, to give and to take; and a field for all others. */
import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { useRef } from 'preact/hooks';
import type { TagId } from '../../../core/model.ts';
import { Button } from '../../components/Button.tsx';
import { TagChip } from '../../components/Tag.tsx';
import { TagPicker } from '../../components/TagPicker.tsx';
import type { Detail } from '../model/detail.ts';
import type { Library } from '../model/model.ts';

/** The first so many are at hand, with all that are given; the field finds the others. */
const OFFERED = 6;

interface TagEditorProps {
  readonly library: Library;
  readonly detail: Detail;
  readonly given: readonly TagId[];
}

export function TagEditor({ library, detail, given }: TagEditorProps) {
  const picking = useSignal(false);
  const row = useRef<HTMLDivElement>(null);
  const tags = library.tags.value;
  const shown = tags.filter((tag, index) => index < OFFERED || given.includes(tag.id));
  const { toggleTag, addTag } = detail;
  return (
    <div class="tags">
      <div ref={row} class="tags-row" role="group" aria-label="Tags">
        {shown.map((tag) => (
          <TagChip
            key={tag.id}
            tag={tag}
            kind="wash"
            pressed={given.includes(tag.id)}
            onClick={() => void toggleTag(tag.id)}
          />
        ))}
        <Button
          kind="quiet"
          icon={Plus}
          aria-expanded={picking.value}
          onClick={() => (picking.value = !picking.value)}
        >
          tag
        </Button>
      </div>
      {picking.value && (
        <TagPicker
          tags={tags}
          chosen={given}
          toggle={(tag) => void toggleTag(tag)}
          create={(name) => void addTag(name)}
          close={() => {
            picking.value = false;
            row.current?.querySelector<HTMLElement>(':scope > .button')?.focus();
          }}
        />
      )}
    </div>
  );
}
