/** The library's left side: the filters, and what is stored. On a narrow page it opens as a menu. */
import { UNTAGGED_COLOUR } from '../../../core/model.ts';
import { HardDrive, LibraryBig, Search, Settings, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon, type IconNode } from '../../components/Icon.tsx';
import { TagDot } from '../../components/Tag.tsx';
import { Logo } from '../../components/Logo.tsx';
import { inUnits } from '../../format-size.ts';
import type { Library } from '../model/model.ts';
import { sameFilter, viewFragment, type Filter } from '../model/view.ts';

/** The side's id, for the button that opens it. */
export const SIDEBAR_ID = 'filters';

interface RowProps {
  readonly library: Library;
  readonly filter: Filter;
  readonly count?: number | undefined;
  readonly icon?: IconNode;
  readonly children: ComponentChildren;
}

function Row({ library, filter, count, icon, children }: RowProps) {
  const here = sameFilter(filter, library.view.value.filter);
  const opened = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    library.show(filter);
    const side = document.getElementById(SIDEBAR_ID);
    if (side?.matches(':popover-open')) side.hidePopover();
  };
  return (
    <li>
      <a
        class="filter"
        href={viewFragment(filter) || '#'}
        aria-current={here ? 'page' : undefined}
        onClick={opened}
      >
        {icon && <Icon icon={icon} size={17} />}
        {children}
        {count !== undefined && <span class="filter-count">{count.toLocaleString('en')}</span>}
      </a>
    </li>
  );
}

export function Sidebar({ library }: { readonly library: Library }) {
  const answer = library.filters.value;
  const filters = answer.state === 'ready' ? answer.value : undefined;
  const use = library.storage.value;
  return (
    <nav id={SIDEBAR_ID} class="side" popover="auto" aria-label="Filters">
      <p class="brand">
        <Logo />
        Postil
      </p>
      {answer.state === 'failed' && (
        <ErrorNotice title="Your library could not be read." error={answer.error} />
      )}
      <ul role="list">
        <Row library={library} filter={{ kind: 'all' }} icon={LibraryBig} count={filters?.annotations}>
          All notes
        </Row>
        <Row library={library} filter={{ kind: 'bin' }} icon={Trash2} count={filters?.binned}>
          Bin
        </Row>
      </ul>
      <h2 class="caption">Tags</h2>
      <ul role="list">
        {filters?.tags.map(({ tag, count }) => (
          <Row key={tag.id} library={library} filter={{ kind: 'tag', id: tag.id }} count={count}>
            <TagDot colour={tag.colour} />
            <bdi class="clipped">{tag.name}</bdi>
          </Row>
        ))}
        <Row library={library} filter={{ kind: 'untagged' }} count={filters?.untagged}>
          <TagDot colour={UNTAGGED_COLOUR} />
          untagged
        </Row>
      </ul>
      {filters !== undefined && filters.publications.length > 0 && (
        <>
          <h2 class="caption">Publications</h2>
          <ul role="list">
            {filters.publications.map(({ publication, annotations }) => (
              <Row
                key={publication.id}
                library={library}
                filter={{ kind: 'publication', id: publication.id }}
                count={annotations}
              >
                <bdi class="clipped">{publication.name}</bdi>
              </Row>
            ))}
          </ul>
        </>
      )}
      <div class="side-end">
        {library.indexed.value !== undefined && (
          <p class="side-fact" role="status">
            <Icon icon={Search} size={17} />
            Preparing the search: {Math.floor(library.indexed.value * 100)} %
          </p>
        )}
        {use && (
          <p class="side-fact">
            <Icon icon={HardDrive} size={17} />
            {inUnits(use.bytes)} on this device
          </p>
        )}
        <a class="filter" href="settings.html">
          <Icon icon={Settings} size={17} />
          Settings
        </a>
      </div>
    </nav>
  );
}
