/** Says that the highlighter is on, and with which tag it marks. */
import { ChevronDown, Highlighter } from 'lucide';
import type { TagId } from '../../../core/model.ts';
import { Button } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu, type MenuItem } from '../../components/Menu.tsx';
import { TagName } from '../../components/Tag.tsx';
import type { Panel } from '../model/model.ts';
import '../styles/highlighter-bar.css';

interface BarProps {
  readonly panel: Panel;
  readonly mode: { readonly tag: TagId | null };
}

export function HighlighterBar({ panel: { notes, highlight }, mode }: BarProps) {
  const current = notes.tags.value.find((tag) => tag.id === mode.tag);
  const items = (): MenuItem[] => [
    { id: 'none', label: 'No tag', checked: current === undefined, run: () => void highlight({ tag: null }) },
    ...notes.tags.value.map((tag) => ({
      id: tag.id,
      label: tag.name,
      checked: tag.id === current?.id,
      run: () => void highlight({ tag: tag.id }),
    })),
  ];
  return (
    <div class="highlighter-bar">
      <Icon icon={Highlighter} size={15} />
      <span class="highlighter-text">
        Each selection is marked
        <Menu label="The tag that the highlighter gives" buttonClass="switcher" align="start" items={items}>
          {current ? <TagName tag={current} /> : 'without a tag'}
          <Icon icon={ChevronDown} size={13} />
        </Menu>
      </span>
      <Button kind="link" onClick={() => void highlight(null)}>
        Turn off
      </Button>
    </div>
  );
}
