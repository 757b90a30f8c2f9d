/** The notes of the view by issue; the arrow keys walk them, and it reads on as it is scrolled. */
import { Download } from 'lucide';
import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { passageOf } from '../../../core/formats/passage.ts';
import type { Annotation, AnnotationId } from '../../../core/model.ts';
import { IconButton } from '../../components/Button.tsx';
import { Near, SHORT_LIST } from '../../components/Near.tsx';
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
  /** Which of the list it is. */
  readonly place: number;
  /** Whether all of the list is drawn. */
  readonly whole: boolean;
}

/** Issues, and notes of one issue, that are drawn before anything is known of the screen. */
const FIRST_ISSUES = 8;
const FIRST_NOTES = 24;

/** How high an issue's head and a note are about, in CSS pixels. */
const HEAD = 70;
const ROW = 120;

function IssueHead({ library, views, group }: Omit<IssueProps, 'place' | 'whole'>) {
  const { issue, publication, notes } = group;
  const number = numberOf(issue);
  return (
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
          <views.Addresses issue={issue} split={(address) => void library.splitOffAddress(issue, address)} />
        )}
      </div>
      <IconButton
        icon={Download}
        label={`Export “${issue.title}” as Markdown`}
        onClick={() => void library.exportIssue(group)}
      />
    </header>
  );
}

interface ItemProps extends IssueProps {
  readonly index: number;
  readonly note: Annotation;
}

function Item({ library, views, group, place, whole, index, note }: ItemProps) {
  // The first of all is where the tab key comes to.
  const isFirst = place === 0 && index === 0;
  const wanted = useComputed(() => isFirst || library.chosen.value === note.id).value;
  const draw = () => (
    <NoteRow
      library={library}
      note={note}
      language={group.issue.language}
      plain={views?.plainText ?? asWritten}
      passage={views?.passageText ?? passageOf}
      first={isFirst}
    />
  );
  return <Near as="li" first={index < FIRST_NOTES} wanted={whole || wanted} height={ROW} draw={draw} />;
}

function IssueGroup({ library, views, group, place, whole }: IssueProps) {
  const { issue, notes } = group;
  const wanted = useComputed(() => place === 0 || notes.some(({ id }) => id === library.chosen.value)).value;
  const draw = () => (
    <>
      <IssueHead library={library} views={views} group={group} />
      <ul role="list">
        {notes.map((note, index) => (
          <Item key={note.id} {...{ library, views, group, place, whole, index, note }} />
        ))}
      </ul>
    </>
  );
  return (
    <Near
      as="section"
      class="issue"
      aria-labelledby={`issue-${issue.id}`}
      first={place < FIRST_ISSUES}
      wanted={whole || wanted}
      height={HEAD + ROW * notes.length}
      draw={draw}
    />
  );
}

/** How far below the screen the next notes are already read, in pixels. */
const AHEAD = '1200px';

/** What stands far off is drawn first: it was chosen. */
function focusOn(id: AnnotationId | undefined): void {
  if (id === undefined) return;
  const row = document.getElementById(noteRowId(id));
  if (row !== null) row.focus();
  else requestAnimationFrame(() => document.getElementById(noteRowId(id))?.focus());
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

  const whole = shown.groups.reduce((sum, { notes }) => sum + notes.length, 0) <= SHORT_LIST;
  return (
    <div class="groups" onKeyDown={walk}>
      {shown.groups.map((group, index) => (
        <IssueGroup key={group.issue.id} {...{ library, views, group, whole }} place={index} />
      ))}
      <div ref={end} class="groups-end">
        {shown.more && <p aria-busy="true">Reading on…</p>}
      </div>
    </div>
  );
}
