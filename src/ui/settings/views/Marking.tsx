/** How passages are marked: the toolbar, the highlighter, the keys. */
import type { TagId } from '../../../core/model.ts';
import type { Settings } from '../../../platform/contract.ts';
import { Kbd } from '../../components/Kbd.tsx';
import { valueOf } from '../../live.ts';
import { Switch } from '../../components/Switch.tsx';
import type { SettingsPage } from '../model/model.ts';

const TOOLBARS: readonly (readonly [Settings['toolbar'], name: string, what: string])[] = [
  ['bar', 'Full bar', 'Your tags stand at the end of the selection.'],
  ['dot', 'Quiet dot', 'A dot that opens into the bar when you point at it.'],
  ['none', 'Nothing', 'The keys alone: nothing comes up on the page.'],
];

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['1 – 9', 'mark with the tag on this key'],
  ['h', 'mark without a tag'],
  ['t', 'choose a tag, in the panel'],
  ['n', 'write a comment, in the panel'],
  ['c', 'copy as a quote with its source'],
  ['e', 'extend a marked passage to the selection'],
  ['Esc', 'close the toolbar'],
];

export function Marking({ page }: { readonly page: SettingsPage }) {
  const { toolbar, highlighter } = page.settings.value;
  const tags = valueOf(page.tags.value) ?? [];
  return (
    <section class="part" aria-labelledby="marking">
      <h2 id="marking">Marking</h2>
      <fieldset class="choices">
        <legend>When you select a passage, show</legend>
        {TOOLBARS.map(([value, name, what]) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name="toolbar"
              value={value}
              checked={toolbar === value}
              onChange={() => void page.changeSettings({ toolbar: value })}
            />
            <span>
              <b>{name}</b>
              <span class="choice-what">{what}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="line">
        <Switch
          label="Highlighter"
          on={highlighter !== null}
          change={(on) => void page.changeSettings({ highlighter: on ? { tag: null } : null })}
        />
        <label class="field">
          <span>with</span>
          <select
            disabled={highlighter === null}
            aria-label="The highlighter's tag"
            value={highlighter?.tag ?? ''}
            onChange={({ currentTarget: { value } }) =>
              void page.changeSettings({ highlighter: { tag: value === '' ? null : (value as TagId) } })
            }
          >
            <option value="">no tag</option>
            {tags.map(({ tag }) => (
              <option key={tag.id} value={tag.id}>
                {tag.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="hint">While it is on, each passage is marked as soon as you select it.</p>
      <h3>Keys while a passage is selected</h3>
      <dl class="keys">
        {KEYS.map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
