/** The notes of the view by issue; the arrow keys walk them, and it reads on as it is scrolled. */
import { Download } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { passageOf } from '../../../core/formats/passage.ts';
import type { AnnotationId } from '../../../core/model.ts';
import { IconButton } from '../../components/Button.tsx';
import { publishedDay } from '../../format-date.ts';
import { SearchHits } from '../../components/SearchHits.tsx';
import { countOf } from '../../format-size.ts';
import { numberOf } from '../../numbered.ts';
import { WebLink } from '../../components/WebLink.tsx';
import type { Group, Groups } from '../model/read-issues.ts';
import type { Library } from '../model/model.ts';
import { NoteRow, noteRowId } from './NoteRow.tsx';
import type { views as Views } from './lazy-views.ts';

const asWritten = (source: string): string => source;

interface IssueProps {
  readonly library: Library;
  /** What is loaded after the list, once it is there. */
  readonly views: typeof Views | undefined;
  readonly group: Group;
  readonly first: boolean;
}

function IssueGroup({ library, views, group, first }: IssueProps) {
  const { issue, publication, notes } = group;
  const number = numberOf(issue);
  return (
    <section class="issue" aria-labelledby={`issue-${issue.id}`}>
      <header class="issue-head">
        <div class="issue-names">
          <h2 id={`issue-${issue.id}`} class="issue-title" dir="auto" lang={issue.language}>
            <WebLink address={issue.addresses[0]}>
              <SearchHits text={issue.title} words={library.words.value} />
            </WebLink>
          </h2>
          <p class="issue-facts">
            <bdi>{publication.name}</bdi>
            {number !== undefined && (
              <>
                {' · '}
                <bdi>{number}</bdi>
              </>
            )}
            {issue.published !== undefined && ` · ${publishedDay(issue.published)}`}
            {` · ${countOf(notes.length, 'note')}`}
          </p>
          {views && issue.addresses.length > 1 && (
            <views.Addresses
              issue={issue}
              split={(address) => void library.splitOffAddress(issue, address)}
            />
          )}
        </div>
        <IconButton
          icon={Download}
          label={`Export “${issue.title}” as Markdown`}
          onClick={() => void library.exportIssue(group)}
        />
      </header>
      <ul role="list">
        {notes.map((note, index) => (
          <NoteRow
            key={note.id}
            library={library}
            note={note}
            language={issue.language}
            plain={views?.plainText ?? asWritten}
            passage={views?.passageText ?? passageOf}
            first={first && index === 0}
          />
        ))}
      </ul>
    </section>
  );
}

/** How far below the screen the next notes are already read, in pixels. */
const AHEAD = '1200px';

function focusOn(id: AnnotationId | undefined): void {
  if (id !== undefined) document.getElementById(noteRowId(id))?.focus();
}

interface ListProps extends Pick<IssueProps, 'library' | 'views'> {
  readonly shown: Groups;
}

export function NoteList({ library, shown, views }: ListProps) {
  const end = useRef<HTMLDivElement>(null);
  const { readOn } = library;
  useEffect(() => {
    const element = end.current;
    if (element === null) return undefined;
    // Made anew with each answer: an end that is still in sight then asks again.
    const observer = new IntersectionObserver(
      (entries) => entries.some((one) => one.isIntersecting) && readOn(),
      {
        root: element.closest('.middle'),
        rootMargin: AHEAD,
      },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [shown, readOn]);

  const walk = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target as Element).matches('.note')) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (step !== undefined) {
      focusOn(library.step(step));
    } else if (event.key === 'Delete') {
      void library.removeChosen().then(() => focusOn(library.chosen.peek()));
    } else return;
    event.preventDefault();
  };

  return (
    <div class="groups" onKeyDown={walk}>
      {shown.groups.map((group, index) => (
        <IssueGroup key={group.issue.id} library={library} views={views} group={group} first={index === 0} />
      ))}
      <div ref={end} class="groups-end">
        {shown.more && <p aria-busy="true">Reading on…</p>}
      </div>
    </div>
  );
}
