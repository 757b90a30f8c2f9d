/** The notes of the chosen cell, row or column of a matrix, beside it. */
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import type { Library } from '../model/model.ts';
import { NoteList } from './NoteList.tsx';
import type { views as Views } from './lazy-views.ts';

interface BesideProps {
  readonly library: Library;
  readonly views: typeof Views;
}

export function NotesBeside({ library, views }: BesideProps) {
  const answer = library.groups.value;
  return (
    <div class="beside">
      <p class="caption" role="status">
        {library.summary.value}
      </p>
      {answer.state === 'failed' && <ErrorNotice title="The notes could not be read." error={answer.error} />}
      {answer.state === 'ready' && <NoteList library={library} shown={answer.value} views={views} />}
    </div>
  );
}
