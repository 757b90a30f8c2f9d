/** The tags: their names, colours and keys. */
import { useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import { LIMITS } from '../../../core/limits.ts';
import { COLOURS, TAG_KEYS, type Colour, type TagKey } from '../../../core/model.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { countOf } from '../../format-size.ts';
import type { SettingsPage, TagLine } from '../model/model.ts';

interface LineProps {
  readonly page: SettingsPage;
  readonly line: TagLine;
}

/** The colour of a tag: each has a name, for it is no swatch to all eyes. */
function ColourField({ page, line: { tag } }: LineProps) {
  return (
    <label class="colour" data-colour={tag.colour}>
      <span class="swatch" />
      <select
        aria-label={`Colour of ${tag.name}`}
        value={tag.colour}
        onChange={({ currentTarget }) => void page.recolour(tag.id, currentTarget.value as Colour)}
      >
        {COLOURS.map((colour) => (
          <option key={colour} value={colour}>
            {colour}
          </option>
        ))}
      </select>
    </label>
  );
}

function KeyField({ page, line: { tag } }: LineProps) {
  return (
    <select
      class="key"
      aria-label={`Key of ${tag.name}`}
      value={tag.key ?? ''}
      onChange={({ currentTarget: { value } }) =>
        void page.putOnKey(
          tag.id,
          TAG_KEYS.find((key): key is TagKey => String(key) === value),
        )
      }
    >
      <option value="">–</option>
      {TAG_KEYS.map((key) => (
        <option key={key} value={key}>
          {key}
        </option>
      ))}
    </select>
  );
}

function Line({ page, line }: LineProps) {
  const { tag, count } = line;
  const error = page.error.value;
  const wrong = error?.id === tag.id;
  const rename = async (field: HTMLInputElement): Promise<void> => {
    if (field.value.trim() === '') field.value = tag.name;
    else await page.rename(tag.id, field.value);
  };
  return (
    <li class="tag-line">
      <KeyField page={page} line={line} />
      <input
        class="text-field"
        dir="auto"
        aria-label={`Name of ${tag.name}`}
        aria-invalid={wrong}
        aria-describedby={wrong ? 'tag-error' : undefined}
        maxLength={LIMITS.tag}
        defaultValue={tag.name}
        onBlur={(event) => void rename(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) void rename(event.currentTarget);
          if (event.key === 'Escape') event.currentTarget.value = tag.name;
        }}
      />
      <ColourField page={page} line={line} />
      <a class="tag-count" href={`library.html#tag=${encodeURIComponent(tag.id)}`}>
        {countOf(count, 'note')}
      </a>
      {wrong && (
        <p id="tag-error" class="field-error" role="alert">
          {error.error.message}
        </p>
      )}
    </li>
  );
}

export function Tags({ page }: { readonly page: SettingsPage }) {
  const name = useSignal('');
  const answer = page.tags.value;
  const error = page.error.value;
  const refused = error !== undefined && error.id === undefined;
  const add = async (): Promise<void> => {
    if (name.value.trim() !== '' && (await page.create(name.value))) name.value = '';
  };
  return (
    <section class="part" aria-labelledby="tags">
      <h2 id="tags">Tags</h2>
      <p class="hint">
        A mark takes the colour of its first tag. The key gives the tag to a selected passage.
      </p>
      {answer.state === 'failed' && <ErrorNotice title="The tags could not be read." error={answer.error} />}
      {answer.state === 'ready' && (
        <ul role="list">
          {answer.value.map((line) => (
            // A new name from elsewhere replaces the field with its own.
            <Line key={`${line.tag.id} ${line.tag.name}`} page={page} line={line} />
          ))}
        </ul>
      )}
      <form
        class="tag-new"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <input
          class="text-field"
          dir="auto"
          aria-label="Name of a new tag"
          placeholder="New tag"
          maxLength={LIMITS.tag}
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <Button icon={Plus} onClick={() => void add()}>
          Add
        </Button>
        {refused && (
          <p class="field-error" role="alert">
            {error.error.message}
          </p>
        )}
      </form>
    </section>
  );
}
