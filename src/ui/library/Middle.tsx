/** The library's middle: search, what the shelf is, its notes. */
import { Download, FileDown, FileUp, Menu as Bars, Search, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from '../components/Button.tsx';
import { Empty } from '../components/Empty.tsx';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Icon } from '../components/Icon.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { Menu, type MenuItem } from '../components/Menu.tsx';
import { TagDot } from '../components/Tag.tsx';
import { valueOf } from '../live.ts';
import { DataNotice } from '../settings/DataNotice.tsx';
import { ImportButton, LibraryFile } from '../settings/ImportButton.tsx';
import { useSlash } from '../slash.ts';
import type { Library } from './model.ts';
import { NoteList } from './NoteList.tsx';
import { SIDE } from './Side.tsx';
import { viewFragment } from './view.ts';

function SearchField({ library }: { readonly library: Library }) {
  const field = useRef<HTMLInputElement>(null);
  const { query } = library.view.value;
  useSlash(field);
  return (
    <label class="search">
      <Icon icon={Search} size={17} />
      <span class="spoken">Search {library.title.value}</span>
      <input
        ref={field}
        type="text"
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        placeholder="Search passages, comments, titles"
        value={query}
        onInput={(event) => library.find(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.isComposing) library.find('');
        }}
      />
      {query === '' ? (
        <Kbd keys="/" />
      ) : (
        <IconButton icon={X} label="Clear the search" size={15} onClick={() => library.find('')} />
      )}
    </label>
  );
}

function ExportMenu({ library }: { readonly library: Library }) {
  const file = useRef<HTMLInputElement>(null);
  const busy = library.data.last.value.state === 'busy';
  const items = (): readonly MenuItem[] => [
    {
      id: 'markdown',
      icon: FileDown,
      label: 'These notes, as Markdown',
      disabled: valueOf(library.groups.peek())?.groups.length === 0,
      run: () => void library.exportView(),
    },
    {
      id: 'json',
      icon: Download,
      label: 'The whole library, as JSON',
      disabled: busy,
      run: () => void library.data.exportAll(),
    },
    {
      id: 'import',
      icon: FileUp,
      label: 'Import a library…',
      disabled: busy,
      run: () => file.current?.click(),
    },
  ];
  return (
    <>
      <Menu label="Export and import" buttonClass="button outline" items={items}>
        <Icon icon={Download} />
        Export
      </Menu>
      <LibraryFile field={file} data={library.data} hidden />
    </>
  );
}

function Heading({ library }: { readonly library: Library }) {
  const { shelf } = library.view.value;
  const tag = shelf.kind === 'tag' ? library.tags.value.find(({ id }) => id === shelf.id) : undefined;
  return (
    <header class="heading">
      <h1>
        {tag && <TagDot colour={tag.colour} />}
        {shelf.kind === 'untagged' && <TagDot colour="amber" />}
        <bdi>{library.title.value}</bdi>
      </h1>
      <p role="status">{library.summary.value}</p>
    </header>
  );
}

function Nothing({ library }: { readonly library: Library }) {
  const { shelf, query } = library.view.value;
  if (query.trim() !== '') {
    return (
      <Empty icon={Search} title="Nothing found">
        <p>
          No note here has all of these words in its passage, comment, tags, title or publication. Search
          looks at parts of words, whatever their case and accents.
        </p>
      </Empty>
    );
  }
  if (shelf.kind === 'bin') {
    return (
      <Empty title="The bin is empty">
        <p>What you throw away stays here for 30 days.</p>
      </Empty>
    );
  }
  if (shelf.kind !== 'all') return <Empty title="Nothing stands here yet" />;
  return (
    <Empty title="Your margins are still empty">
      <p>
        Open a newsletter issue, select a passage and press a number key: the passage is marked, tagged and
        waits for you here. If you have a library exported from Postil, bring it in.
      </p>
      <ImportButton data={library.data} />
    </Empty>
  );
}

export function Middle({ library }: { readonly library: Library }) {
  const answer = library.groups.value;
  const page = useRef<HTMLElement>(null);
  const view = viewFragment(library.view.value);
  useEffect(() => {
    if (page.current !== null) page.current.scrollTop = 0;
  }, [view]);
  return (
    <main class="middle" ref={page}>
      <div class="bar">
        <button
          type="button"
          class="icon-button bar-menu"
          popovertarget={SIDE}
          aria-label="Shelves"
          title="Shelves"
        >
          <Icon icon={Bars} size={17} />
        </button>
        <SearchField library={library} />
        <ExportMenu library={library} />
      </div>
      <DataNotice data={library.data} />
      <Heading library={library} />
      {answer.state === 'failed' && <ErrorNotice title="The notes could not be read." error={answer.error} />}
      {answer.state === 'ready' &&
        (answer.value.groups.length > 0 ? (
          <NoteList library={library} shown={answer.value} />
        ) : (
          <Nothing library={library} />
        ))}
    </main>
  );
}
