/** The library's left side: its shelves, and what is stored. On a narrow page it opens as a menu. */
import { HardDrive, LibraryBig, Settings, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon, type IconNode } from '../../components/Icon.tsx';
import { TagDot } from '../../components/Tag.tsx';
import { Logo } from '../../components/Logo.tsx';
import { inUnits } from '../../format-size.ts';
import type { Library } from '../model/model.ts';
import { sameShelf, viewFragment, type Shelf } from '../model/view.ts';

/** The side's id, for the button that opens it. */
export const SIDE = 'shelves';

interface RowProps {
  readonly library: Library;
  readonly shelf: Shelf;
  readonly count?: number | undefined;
  readonly icon?: IconNode;
  readonly children: ComponentChildren;
}

function Row({ library, shelf, count, icon, children }: RowProps) {
  const here = sameShelf(shelf, library.view.value.shelf);
  const opened = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    library.show(shelf);
    const side = document.getElementById(SIDE);
    if (side?.matches(':popover-open')) side.hidePopover();
  };
  return (
    <li>
      <a
        class="shelf"
        href={viewFragment({ shelf, query: '' }) || '#'}
        aria-current={here ? 'page' : undefined}
        onClick={opened}
      >
        {icon && <Icon icon={icon} size={17} />}
        {children}
        {count !== undefined && <span class="shelf-count">{count.toLocaleString('en')}</span>}
      </a>
    </li>
  );
}

export function Side({ library }: { readonly library: Library }) {
  const answer = library.shelves.value;
  const shelves = answer.state === 'ready' ? answer.value : undefined;
  const use = library.storage.value;
  return (
    <nav id={SIDE} class="side" popover="auto" aria-label="Shelves">
      <p class="brand">
        <Logo />
        Postil
      </p>
      {answer.state === 'failed' && (
        <ErrorNotice title="Your library could not be read." error={answer.error} />
      )}
      <ul role="list">
        <Row library={library} shelf={{ kind: 'all' }} icon={LibraryBig} count={shelves?.annotations}>
          All notes
        </Row>
        <Row library={library} shelf={{ kind: 'bin' }} icon={Trash2} count={shelves?.binned}>
          Bin
        </Row>
      </ul>
      <h2 class="caption">Tags</h2>
      <ul role="list">
        {shelves?.tags.map(({ tag, count }) => (
          <Row key={tag.id} library={library} shelf={{ kind: 'tag', id: tag.id }} count={count}>
            <TagDot colour={tag.colour} />
            <bdi class="clipped">{tag.name}</bdi>
          </Row>
        ))}
        <Row library={library} shelf={{ kind: 'untagged' }}>
          <TagDot colour="amber" />
          untagged
        </Row>
      </ul>
      {shelves !== undefined && shelves.publications.length > 0 && (
        <>
          <h2 class="caption">Publications</h2>
          <ul role="list">
            {shelves.publications.map(({ publication, annotations }) => (
              <Row
                key={publication.id}
                library={library}
                shelf={{ kind: 'publication', id: publication.id }}
                count={annotations}
              >
                <bdi class="clipped">{publication.name}</bdi>
              </Row>
            ))}
          </ul>
        </>
      )}
      <div class="side-end">
        {use && (
          <p class="side-fact">
            <Icon icon={HardDrive} size={17} />
            {inUnits(use.bytes)} on this device
          </p>
        )}
        <a class="shelf" href="settings.html">
          <Icon icon={Settings} size={17} />
          Settings
        </a>
      </div>
    </nav>
  );
}
