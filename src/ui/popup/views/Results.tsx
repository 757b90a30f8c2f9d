/** What the search found: the passage, where it is from, and its tags. */
import { useEffect, useRef } from 'preact/hooks';
import { UNTAGGED_COLOUR, type Tag } from '../../../core/model.ts';
import { passageText } from '../../../core/formats/passage-text.ts';
import type { FoundNote } from '../../../store/index/place.ts';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TagName } from '../../components/Tag.tsx';
import { QueryProblems } from '../../components/QueryProblems.tsx';
import { SearchHits } from '../../components/SearchHits.tsx';
import { excerpt, foundRanges } from '../../search-hits.ts';
import type { Finder } from '../model/search.ts';
import { RESULTS, resultId } from './result-id.ts';

interface ResultProps {
  readonly note: FoundNote;
  readonly words: readonly string[];
  readonly tags: readonly Tag[];
  readonly active: boolean;
  readonly open: () => void;
}

function Result({ note: { annotation, issue, publication }, words, tags, active, open }: ResultProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const own = annotation.tags.flatMap((id) => tags.find((tag) => tag.id === id) ?? []);
  const inComment = foundRanges(annotation.comment, words).length > 0;
  return (
    <div
      ref={element}
      id={resultId(annotation.id)}
      class="result"
      role="option"
      aria-selected={active}
      data-colour={own[0]?.colour ?? UNTAGGED_COLOUR}
      onClick={open}
    >
      <p class="result-quote" dir="auto" lang={issue.language}>
        <SearchHits text={excerpt(passageText(annotation.target), words)} words={words} />
      </p>
      {inComment && (
        <p class="result-comment" dir="auto">
          <SearchHits text={excerpt(annotation.comment, words)} words={words} />
        </p>
      )}
      <p class="result-source clipped">
        <bdi>
          <SearchHits text={issue.title} words={words} />
        </bdi>
        {' · '}
        <bdi>{publication.name}</bdi>
      </p>
      {own.length > 0 && (
        <p class="result-tags">
          {own.map((tag) => (
            <TagName key={tag.id} tag={tag} />
          ))}
        </p>
      )}
    </div>
  );
}

interface ResultsProps {
  readonly finder: Finder;
  readonly tags: readonly Tag[];
}

export function Results({ finder, tags }: ResultsProps) {
  const found = finder.found.value;
  if (found.state === 'failed') {
    return <ErrorNotice title="The notes could not be searched." error={found.error} />;
  }
  // The last answer stays while the next one is read, and says nothing of what is looked for now.
  const isAnswered = found.state === 'ready' && found.value.query === finder.query.value.trim();
  const notes = found.state === 'ready' ? found.value.notes : [];
  const more = found.state === 'ready' && found.value.more;
  const total = finder.total.value;
  const { words = [], problems = [] } = found.state === 'ready' ? found.value : {};
  const said =
    total === undefined
      ? `${notes.length}${more ? ' or more' : ''} ${notes.length === 1 ? 'note' : 'notes'} found`
      : `${total.toLocaleString('en')} ${total === 1 ? 'note' : 'notes'} found`;
  return (
    <>
      <h1 class="visually-hidden">Notes found</h1>
      <p class={notes.length === 0 ? 'visually-hidden' : 'results-count'} role="status">
        {isAnswered && said}
      </p>
      {isAnswered && <QueryProblems query={found.value.query} problems={problems} />}
      <div id={RESULTS} class="results" role="listbox" aria-label="Notes found">
        {notes.map((note, index) => (
          <Result
            key={note.annotation.id}
            note={note}
            words={words}
            tags={tags}
            active={index === finder.active.value}
            open={() => void finder.open(note)}
          />
        ))}
      </div>
      {isAnswered && notes.length === 0 && (
        <Empty title="Nothing found">
          <p>No passage, comment, tag or title has these words.</p>
        </Empty>
      )}
      {notes.length > 0 && (
        <p class="results-end">
          <Button kind="link" onClick={() => void finder.openAll()}>
            {more ? 'All of them in the library →' : 'Show in the library →'}
          </Button>
        </p>
      )}
    </>
  );
}
