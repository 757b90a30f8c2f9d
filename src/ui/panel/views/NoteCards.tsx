/** A list of notes, one card each. */
import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId, IssueDescription } from '../../../core/model.ts';
import { Near, SHORT_LIST } from '../../components/Near.tsx';
import type { Panel } from '../model/model.ts';
import { NoteCard } from './NoteCard.tsx';
import type { NoteView } from '../../notes/listed.ts';
import '../../styles/note-list.css';

/** Notes that are drawn before anything is known of the screen. */
const FIRST = 24;

/** How high a card is about, in CSS pixels. */
const CARD = 132;

interface CardsProps {
  readonly panel: Panel;
  readonly issue: IssueDescription;
  readonly views: readonly NoteView[];
  /** Whether their passages are not painted on the page now. */
  readonly lost: boolean;
  /** The note that the Tab key comes to. */
  readonly entry: ReadonlySignal<AnnotationId | undefined>;
}

interface ItemProps extends Omit<CardsProps, 'views'> {
  readonly view: NoteView;
  readonly first: boolean;
  /** Whether all of its list is drawn. */
  readonly whole: boolean;
}

function Item({ panel, issue, view, lost, entry, first, whole }: ItemProps) {
  const { id } = view.annotation;
  const wanted = useComputed(() => panel.active.note.value?.id === id || entry.value === id).value;
  return (
    <Near
      as="li"
      class="note-item"
      data-item={id}
      first={first}
      wanted={whole || wanted}
      height={CARD}
      draw={() => <NoteCard panel={panel} view={view} lost={lost} entry={entry} language={issue.language} />}
    />
  );
}

export function NoteCards({ views, ...rest }: CardsProps) {
  const whole = views.length <= SHORT_LIST;
  return (
    <ol class="notes" role="list">
      {views.map((view, index) => (
        <Item key={view.annotation.id} view={view} first={index < FIRST} whole={whole} {...rest} />
      ))}
    </ol>
  );
}
