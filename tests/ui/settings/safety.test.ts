/** What the settings say of the library's safety, and what leaves with the diagnostics. */
import { expect, test } from 'vitest';
import type { IsoTime } from '../../../src/core/model.ts';
import { VERSION } from '../../../src/store/db.ts';
import { createTag } from '../../../src/store/tags.ts';
import { createSafety, findingsSentence } from '../../../src/ui/settings/model/safety.ts';
import { emptyLibrary, issueOf, mark } from '../test-library.ts';

const TIME = '2026-11-22T09:00:00.000Z' as IsoTime;
const COUNTS = { annotations: 1, issues: 1, publications: 1, tags: 6 };

async function safety() {
  const library = emptyLibrary();
  const id = await createTag(library.store, 'canary tag');
  await mark(library, issueOf('canary-publication', 'canary-issue'), 'canary passage', 0, {
    tags: [id],
    comment: 'canary comment',
  });
  const copied: string[] = [];
  const made = createSafety(library.store, {
    place: {
      readWitness: async () => ({ library: 'canary-identity', acts: 2, counts: COUNTS, time: TIME }),
      writeWitness: async () => undefined,
      readLoss: async () => undefined,
      writeLoss: async () => undefined,
    },
    copies: async () => [{ time: TIME, notes: 1, acts: 2, bytes: 1234 }],
    version: '0.1.0',
    browser: 'A browser',
    copy: async (text) => void copied.push(text),
  });
  return { made, copied };
}

test('diagnostics have versions, numbers and states, and no word of the reader’s', async () => {
  const { made, copied } = await safety();
  await made.check();
  await made.copyDiagnostics();
  expect(copied[0]).toBe(
    [
      `Postil 0.1.0, database ${VERSION}, A browser`,
      'witness: 2 acts, 1 annotations, 1 issues, 1 publications, 6 tags, 2026-11-22T09:00:00.000Z',
      'loss: none',
      'copies: 1, the latest 2026-11-22T09:00:00.000Z of 1 notes in 1234 bytes',
      'check: 1 annotations, 1 issues, 1 publications, 6 tags, 0 malformed, 0 dangling, first digest',
    ].join('\n'),
  );
  expect(copied[0]).not.toMatch(/canary|http/);
});

test('a reading of everything is told in sentences', async () => {
  const { made } = await safety();
  await made.check();
  const { value } = made.checking;
  expect(value.state === 'done' && findingsSentence(value.findings)).toBe(
    '1 note in 1 issue were read. Nothing is missing, and nothing is damaged.',
  );
  expect(findingsSentence({ counts: COUNTS, malformed: 2, dangling: 1, same: false })).toMatch(
    /2 records cannot be understood\. 1 record lost .* It is not what was written last\./,
  );
});
