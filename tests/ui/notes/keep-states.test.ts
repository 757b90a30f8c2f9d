/** How passages stand on the page is kept for searches, once the page says nothing else. */
import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import type { NotePosition, Verdict } from '../../../src/platform/contract.ts';
import { search } from '../../../src/store/search.ts';
import { followStates } from '../../../src/ui/notes/keep-states.ts';
import { emptyLibrary, issueOf, mark } from '../test-library.ts';

const VERDICTS: readonly Verdict[] = ['unchanged', 'moved', 'edited', 'uncertain', 'waiting', 'missing'];

test('each state is found by what the page said last', async () => {
  const library = emptyLibrary();
  const ids: AnnotationId[] = [];
  for (const [index, verdict] of VERDICTS.entries()) {
    ids.push(await mark(library, issueOf('mess', 'roadmaps'), verdict, index * 50));
  }
  const all = (verdicts: readonly Verdict[]): ReadonlyMap<AnnotationId, NotePosition> =>
    new Map(
      ids.map((id, index) => {
        const verdict = verdicts[index] ?? 'unchanged';
        return [id, { id, verdict, span: null, candidates: [] }];
      }),
    );
  const found = async (query: string): Promise<string[]> =>
    (await search(library.store, query, { limit: 10 })).found
      .map(({ annotation }) => annotation.target.selector[0].exact)
      .toSorted();
  const lifetime = new AbortController();
  // While the page loads, all of it is missing.
  const places = signal(all(VERDICTS.map(() => 'missing')));
  followStates({ store: library.store, lifetime: lifetime.signal }, places);
  places.value = all(VERDICTS);
  await expect.poll(() => found('is:changed'), { timeout: 5_000 }).toEqual(['edited', 'uncertain']);
  expect(await found('is:waiting')).toEqual(['waiting']);
  expect(await found('is:missing')).toEqual(['missing']);
  places.value = all([]);
  await expect.poll(() => found('is:changed or is:missing or is:waiting'), { timeout: 5_000 }).toEqual([]);
  lifetime.abort();
});
