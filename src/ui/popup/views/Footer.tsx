/** The popup's foot: the other pages, and the highlighter. */
import { LibraryBig, Settings as Gear } from 'lucide';
import type { TagId } from '../../../core/model.ts';
import { Button } from '../../components/Button.tsx';
import { Switch } from '../../components/Switch.tsx';
import type { Popup } from '../model/model.ts';

export function Footer({ popup }: { readonly popup: Popup }) {
  const highlighter = popup.settings.value.highlighter;
  return (
    <footer class="foot">
      <Button kind="quiet" icon={LibraryBig} onClick={() => void popup.openPage('library.html')}>
        Library
      </Button>
      <Button kind="quiet" icon={Gear} onClick={() => void popup.openPage('settings.html')}>
        Settings
      </Button>
      {highlighter && (
        <select
          class="foot-tag"
          aria-label="The highlighter's tag"
          value={highlighter.tag ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void popup.highlightWith(value === '' ? null : (value as TagId))
          }
        >
          <option value="">no tag</option>
          {popup.tags.value.map((tag) => (
            <option key={tag.id} value={tag.id}>
              {tag.name}
            </option>
          ))}
        </select>
      )}
      <Switch
        label="Highlighter"
        title="Marks each passage as soon as it is selected"
        on={highlighter !== null}
        change={(on) => void popup.switchHighlighter(on)}
      />
    </footer>
  );
}
