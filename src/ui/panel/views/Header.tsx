/** What is being read, and what can be done with the issue as a whole. */
import {
  ChevronsUpDown,
  Copy,
  Download,
  Ellipsis,
  Highlighter,
  Keyboard,
  Library,
  Redo2,
  Settings,
  Undo2,
} from 'lucide';
import type { IssueDescription } from '../../../core/model.ts';
import { IconButton } from '../../components/Button.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Kbd, MOD } from '../../components/Kbd.tsx';
import { Menu, type MenuItem } from '../../components/Menu.tsx';
import { publishedDay } from '../../format-date.ts';
import { valueOf } from '../../live.ts';
import { numberedTitle, numberOf } from '../../numbered.ts';
import { lazyView } from './lazy-views.tsx';
import type { Panel } from '../model/model.ts';
import '../styles/header.css';

const Addresses = lazyView((all) => all.Addresses);

interface HeaderProps {
  readonly panel: Panel;
  readonly showKeys: () => void;
}

function Actions({ panel, showKeys }: HeaderProps) {
  const { notes, settings, highlight, openPage, write } = panel;
  const mode = settings.value.highlighter;
  const nothing = notes.count.value === 0;
  const exports: MenuItem[] = [
    {
      id: 'file',
      label: 'Save as a Markdown file',
      icon: Download,
      disabled: nothing,
      run: () => write(({ commands }) => commands.exportFile()),
    },
    {
      id: 'copy',
      label: 'Copy as Markdown',
      icon: Copy,
      disabled: nothing,
      run: () => write(({ commands }) => commands.exportCopy()),
    },
  ];
  const more: MenuItem[] = [
    {
      id: 'undo',
      label: 'Undo',
      icon: Undo2,
      aside: <Kbd keys={`${MOD} Z`} />,
      run: () => write(({ commands }) => commands.undo()),
    },
    {
      id: 'redo',
      label: 'Redo',
      icon: Redo2,
      aside: <Kbd keys={`${MOD} ⇧ Z`} />,
      run: () => write(({ commands }) => commands.redo()),
    },
    { id: 'keys', label: 'Keys', icon: Keyboard, aside: <Kbd keys="?" />, run: showKeys },
    { id: 'library', label: 'Library', icon: Library, run: () => openPage('library.html') },
    { id: 'settings', label: 'Settings', icon: Settings, run: () => openPage('settings.html') },
  ];
  return (
    <div class="head-actions">
      <IconButton
        icon={Highlighter}
        label="Highlighter: mark each selection at once"
        pressed={mode !== null}
        onClick={() => void highlight(mode === null ? { tag: null } : null)}
      />
      <Menu label="Export the notes of this issue" items={() => exports}>
        <Icon icon={Download} size={17} />
      </Menu>
      <IconButton icon={Library} label="Open the library" onClick={() => void openPage('library.html')} />
      <Menu label="More" items={() => more}>
        <Icon icon={Ellipsis} size={17} />
      </Menu>
    </div>
  );
}

/** Which of the page's issues it is, and the way to the others. */
function Switcher({ panel: { currentIssue, notes } }: { readonly panel: Panel }) {
  const position = currentIssue.position.value;
  if (position === undefined) return null;
  const items = (): MenuItem[] => {
    const counts = notes.countsOnPage.value;
    return currentIssue.issues.value.map((issue) => ({
      id: issue.address,
      label: numberedTitle(issue),
      checked: issue.address === currentIssue.issue.value?.address,
      aside: counts.get(issue.address),
      run: () => void currentIssue.go(issue.address),
    }));
  };
  return (
    <Menu label="Other issues on this page" buttonClass="switcher" align="start" items={items}>
      issue {position.index} of {position.of} on this page
      <Icon icon={ChevronsUpDown} size={13} />
    </Menu>
  );
}

function Meta({ panel, issue }: { readonly panel: Panel; readonly issue: IssueDescription }) {
  const day = issue.published === undefined ? '' : publishedDay(issue.published);
  const facts = [numberOf(issue) ?? '', issue.authors.join(', '), day].filter((fact) => fact !== '');
  return (
    <div class="meta">
      {facts.map((fact) => (
        <span key={fact}>
          <bdi>{fact}</bdi>
        </span>
      ))}
      <Switcher panel={panel} />
    </div>
  );
}

/** Where else the issue is known, once it is known anywhere else. */
function Elsewhere({ panel: { notes, write } }: { readonly panel: Panel }) {
  const stored = valueOf(notes.shown.value)?.stored?.issue;
  if (stored === undefined || stored.addresses.length < 2) return null;
  return (
    <Addresses
      issue={stored}
      split={(address) => void write(({ duplicate }) => duplicate.split(stored, address))}
    />
  );
}

export function Header({ panel, issue, showKeys }: HeaderProps & { readonly issue: IssueDescription }) {
  return (
    <div class="head">
      <div class="head-top">
        <p class="caption">
          <bdi>{issue.publication.name}</bdi>
        </p>
        <Actions panel={panel} showKeys={showKeys} />
      </div>
      <h1 dir="auto" lang={issue.language}>
        {issue.title}
      </h1>
      <Meta panel={panel} issue={issue} />
      <Elsewhere panel={panel} />
    </div>
  );
}
