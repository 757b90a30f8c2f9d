/** A publication's issues by tags, with sums: a grid that keys walk, and the lens of the chosen tag. */
import { useMemo } from 'preact/hooks';
import { Copy, List } from 'lucide';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { countOf } from '../../format-size.ts';
import { chosenColumn, liveMatrix, tabSeparated } from '../model/matrix.ts';
import type { Library } from '../model/model.ts';
import type { MatrixFilter } from '../model/view.ts';
import type { views as Views } from './lazy-views.ts';
import { Lens } from './Lens.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { NotesBeside } from './NotesBeside.tsx';

interface MatrixProps {
  readonly library: Library;
  readonly views: typeof Views;
  readonly filter: MatrixFilter;
  /** Whether the notes of a cell have room beside the matrix; otherwise they stand below it. */
  readonly wide: boolean;
}

export function MatrixView({ library, views, filter, wide }: MatrixProps) {
  const { env, show } = library;
  const answers = useMemo(() => liveMatrix(env, filter.id), [filter.id]);
  const answer = answers.value;
  if (answer.state === 'failed') {
    return <ErrorNotice title="The notes could not be counted." error={answer.error} />;
  }
  if (answer.state === 'loading') return null;
  const matrix = answer.value;
  const column = chosenColumn(matrix, filter.tag);
  const choose = (cell: Pick<MatrixFilter, 'tag' | 'issue'>): void =>
    show({ kind: 'matrix', id: filter.id, ...cell });
  const copy = async (): Promise<void> => {
    await env.copy(tabSeparated(matrix));
    library.toaster.show({ text: 'Copied as a table: paste it into a spreadsheet.' });
  };
  return (
    <>
      <header class="heading matrix-head">
        <h1>
          <bdi>{library.title.value}</bdi>
        </h1>
        <p>
          {countOf(matrix.notes, 'note')} in {countOf(matrix.rows.length, 'issue')}, by tag
        </p>
        <div class="matrix-actions">
          <Button icon={List} onClick={() => show({ kind: 'publication', id: filter.id })}>
            Notes in a list
          </Button>
          <Button icon={Copy} onClick={() => void copy()}>
            Copy as a table
          </Button>
        </div>
      </header>
      {matrix.rows.length === 0 ? (
        <Empty title="No notes yet">
          <p>Mark a passage in an issue of this publication, and it is counted here.</p>
        </Empty>
      ) : (
        <>
          {column && (
            <Lens
              matrix={matrix}
              column={column}
              chosen={filter.issue}
              choose={(issue) => choose({ tag: column.id, issue })}
            />
          )}
          <MatrixGrid matrix={matrix} filter={filter} choose={choose} name={library.title.value} />
        </>
      )}
      {!wide && <NotesBeside library={library} views={views} />}
    </>
  );
}
