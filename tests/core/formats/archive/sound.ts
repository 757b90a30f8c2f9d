/** The parts of a sound archive, which tests spoil. */
import type { IsoTime } from '../../../../src/core/model.ts';

export const TIME = '2026-11-22T09:00:00.000Z' as IsoTime;

export const note = {
  id: 'n1',
  issue: 'i1',
  target: {
    source: 'https://name.substack.com/p/one',
    selector: [
      { type: 'TextQuoteSelector', exact: 'words', prefix: 'a ', suffix: ' b' },
      { type: 'TextPositionSelector', start: 3, end: 8 },
    ],
  },
  tags: ['t1'],
  comment: '',
  created: TIME,
  modified: TIME,
};

export const sound = {
  publications: [{ id: 'name.substack.com', name: 'Name', modified: TIME }],
  issues: [
    {
      id: 'i1',
      addresses: ['https://name.substack.com/p/one'],
      publication: 'name.substack.com',
      title: 'One',
      authors: [],
      apart: ['https://name.substack.com/p/two'],
      fingerprint: Array.from({ length: 32 }, (_, band) => `${band.toString(32)}00ff00ff`),
      created: TIME,
      modified: TIME,
    },
  ],
  tags: [{ id: 't1', name: 'Tag', colour: 'coral', key: 1, created: TIME, modified: TIME }],
  annotations: [note, { ...note, id: 'n2', deleted: TIME }],
  tombstones: [{ id: 'n0', time: TIME }],
};
