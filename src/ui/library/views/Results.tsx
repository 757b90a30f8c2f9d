/** The library's middle: search, the filter's name, its notes. */
import { UNTAGGED_COLOUR } from '../../../core/model.ts';
import { Download, Grid3x3, Menu, Search, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { StoreError } from '../../../store/errors.ts';
import { useEffect, useRef } from 'preact/hooks';
import { Button, IconButton } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { TagDot } from '../../components/Tag.tsx';
import { useLazy } from '../../lazy.ts';
import { useSlash } from '../../keys.ts';
import type { Library } from '../model/model.ts';
import { NoteList } from './NoteList.tsx';
import { SIDEBAR_ID } from './Sidebar.tsx';
import { BIN_HINT } from '../model/summary.ts';
import { viewFragment } from '../model/view.ts';

/** What a newer version made can still be taken out. */
function isNewer(error: Error): boolean {
  return error instanceof StoreError && error.kind === 'newer version';
}

function SearchField({ library }: { readonly library: Library }) {
  const field = useRef<HTMLInputElement>(null);
  const { query } = library.view.value;
  useSlash(field);
  return (
    <label class="search">
      <Icon icon={Search} size={17} />
      <input
        ref={field}
        type="text"
        autocomplete="off"
        spellcheck={false}
        dir="auto"
        aria-label={`Search ${library.title.value}`}
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

function Heading({ library }: { readonly library: Library }) {
  const { filter } = library.view.value;
  const tag = filter.kind === 'tag' ? library.tags.value.find(({ id }) => id === filter.id) : undefined;
  return (
    <header class="heading">
      <h1>
        {tag && <TagDot colour={tag.colour} />}
        {filter.kind === 'untagged' && <TagDot colour={UNTAGGED_COLOUR} />}
        <bdi>{library.title.value}</bdi>
      </h1>
      <p role="status">{library.summary.value}</p>
      {filter.kind === 'publication' && (
        <Button icon={Grid3x3} onClick={() => library.show({ kind: 'matrix', id: filter.id })}>
          Tags by issue
        </Button>
      )}
    </header>
  );
}

interface NothingProps {
  readonly library: Library;
  /** A way to bring a library in. */
  readonly importOffer: ComponentChildren;
}

function Nothing({ library, importOffer }: NothingProps) {
  const { filter, query } = library.view.value;
  if (query.trim() !== '') {
    return (
      <Empty icon={Search} title="Nothing found">
        <p>
          No note here has all of these words in its passage, comment, tags, title or publication. Search
          looks at beginnings of words, whatever their case and accents.
        </p>
      </Empty>
    );
  }
  if (filter.kind === 'bin') {
    return (
      <Empty title="The bin is empty">
        <p>{BIN_HINT}</p>
      </Empty>
    );
  }
  if (filter.kind !== 'all') return <Empty title="No notes here yet" />;
  return (
    <Empty title="No notes yet">
      <p>
        Open a newsletter issue, select a passage and press a number key: the note is here then. If you have
        exported a library from Postil, import it.
      </p>
      {importOffer}
    </Empty>
  );
}

export function Results({ library }: { readonly library: Library }) {
  const answer = library.groups.value;
  const data = library.data.value;
  const views = useLazy(data !== undefined, () => import('./lazy-views.ts'))?.views;
  const page = useRef<HTMLElement>(null);
  const { filter, query } = library.view.value;
  useEffect(() => {
    if (page.current !== null) page.current.scrollTop = 0;
  }, [viewFragment(filter), query]);
  return (
    <main class="middle" ref={page} aria-label="Notes">
      <div class="bar">
        <button
          type="button"
          class="icon-button bar-menu"
          popovertarget={SIDEBAR_ID}
          aria-label="Filters"
          title="Filters"
        >
          <Icon icon={Menu} size={17} />
        </button>
        <SearchField library={library} />
        {views && data ? (
          <views.ExportMenu library={library} data={data} />
        ) : (
          <Button icon={Download} disabled>
            Export, import
          </Button>
        )}
      </div>
      {views && data && <views.TransferNotice data={data} />}
      <Heading library={library} />
      {views && answer.state === 'ready' && query !== '' && (
        <views.QueryProblems query={query} problems={answer.value.problems ?? []} />
      )}
      {answer.state === 'failed' && (
        <ErrorNotice title="The notes could not be read." error={answer.error}>
          {data && isNewer(answer.error) && (
            <Button icon={Download} onClick={() => void data.exportAll()}>
              Export the library
            </Button>
          )}
        </ErrorNotice>
      )}
      {answer.state === 'ready' &&
        (answer.value.groups.length > 0 ? (
          <NoteList library={library} shown={answer.value} views={views} />
        ) : (
          <Nothing library={library} importOffer={views && data && <views.ImportOffer data={data} />} />
        ))}
    </main>
  );
}
