// @vitest-environment node
/** What the panel believes of a page whose content script was taken over: shapes, and its own site. */
import { describe, expect, test } from 'vitest';
import { WEIGHTS } from '../../src/core/detection/weights.ts';
import { believedPageState as believedMessage } from '../../src/platform/believed-page-state.ts';

const PAGE = 'https://own.substack.com/p/essay';
const OTHER = 'https://other.substack.com/p/essay';

/** Told where the tab is, unless said otherwise. */
const believedPageState = (page: string, state: unknown, toldAt = page) =>
  believedMessage(page, { page: toldAt, state });
const issueAt = (address: string, more = {}) => ({
  address,
  title: 'An essay',
  authors: [],
  publication: { id: 'own.substack.com', name: 'Own' },
  ...more,
});
/** On a host that has one author, a page's publication is its own. */
const owned = (issue: ReturnType<typeof issueAt>) => ({
  ...issue,
  publication: { ...issue.publication, owned: true },
});
const targetAt = (source: string) => ({
  source,
  selector: [
    { type: 'TextQuoteSelector', exact: 'words', prefix: '', suffix: '' },
    { type: 'TextPositionSelector', start: 0, end: 5 },
  ],
});
const stateWith = (more = {}) => ({
  issues: [issueAt(PAGE)],
  current: 0,
  places: [{ id: 'a', verdict: 'moved', span: [0, 0.5], candidates: [] }],
  inView: 'a',
  selection: { issue: PAGE, target: targetAt(PAGE) },
  focus: { field: 'comment', annotation: null },
  ...more,
});

describe('what a page tells of itself', () => {
  test('is taken as it is', () => {
    expect(believedPageState(PAGE, stateWith())).toEqual(stateWith({ issues: [owned(issueAt(PAGE))] }));
  });

  test('says why it is an issue in three short signs', () => {
    const evidence = ['its headline has a number', 'it is laid out as a mail'];
    expect(believedPageState(PAGE, stateWith({ evidence }))?.evidence).toEqual(evidence);
    for (const told of [[...evidence, ...evidence], ['a'.repeat(81)], [7], 'a sign'])
      expect(() => believedPageState(PAGE, stateWith({ evidence: told }))).toThrow(/Invalid/);
  });

  test('loses the other names that are not its own', () => {
    const told = stateWith({ issues: [issueAt(PAGE, { at: OTHER, aliases: [OTHER, `${PAGE}-2`] })] });
    expect(believedPageState(PAGE, told)?.issues).toEqual([owned(issueAt(PAGE, { aliases: [`${PAGE}-2`] }))]);
  });
});

test('an issue that a page calls something else says where it stands, and what its text is made of', () => {
  const fingerprint = Array.from({ length: 32 }, (_, band) => `${band.toString(32)}00000000`);
  const named = issueAt('https://own.substack.com/p/named');
  const told = stateWith({ issues: [issueAt(PAGE), named], current: 1, fingerprint });
  expect(believedPageState(PAGE, told)?.issues).toEqual([
    owned(issueAt(PAGE)),
    { ...owned(named), fingerprint, page: PAGE },
  ]);
  expect(() => believedPageState(PAGE, stateWith({ issues: [{ ...named, page: named.address }] }))).toThrow(
    /Invalid/,
  );
  expect(() => believedPageState(PAGE, stateWith({ issues: [owned(named)] }))).toThrow(/Invalid/);
});

test('every sign that an issue is taken for one by is short enough to be told', () => {
  for (const evidence of Object.keys(WEIGHTS.issue).map((name) => [name]))
    expect(believedPageState(PAGE, stateWith({ evidence }))?.evidence).toEqual(evidence);
});

describe('what a page tells of another site is not believed', () => {
  test.each([
    ['its issue', { issues: [issueAt(OTHER)] }],
    ['one of its issues', { issues: [issueAt(PAGE), issueAt(OTHER)] }],
    ['a selection in its issue', { selection: { issue: OTHER, target: targetAt(PAGE) } }],
    ['a passage of its issue', { selection: { issue: PAGE, target: targetAt(OTHER) } }],
  ])('%s', (_what, more) => {
    expect(() => believedPageState(PAGE, stateWith(more))).toThrow('may not speak for that address');
  });

  test('where the browser does not say which page it is', () => {
    expect(() => believedPageState('', stateWith())).toThrow('may not speak for that address');
  });
});

describe('what a page told before the tab moved on', () => {
  test('is left out where it speaks for another site than the tab shows now', () => {
    expect(believedPageState(OTHER, stateWith(), PAGE)).toBeUndefined();
  });

  test('is believed where the tab may speak for it still', () => {
    expect(believedPageState(PAGE, stateWith(), `${PAGE}?draft=1`)?.inView).toBe('a');
  });

  test('is no excuse for a page that only jumped within itself', () => {
    const told = stateWith({ issues: [issueAt(OTHER)] });
    expect(() => believedPageState(`${PAGE}#end`, told, PAGE)).toThrow('may not speak');
  });
});

describe('what has another shape is refused', () => {
  test.each([
    ['nothing', undefined],
    ['a text', 'issues'],
    ['an unknown key', stateWith({ comment: 'x' })],
    ['no places', stateWith({ places: undefined })],
    [
      'a place beyond the text',
      stateWith({ places: [{ id: 'a', verdict: 'moved', span: [0, 7], candidates: [] }] }),
    ],
    ['an unknown verdict', stateWith({ places: [{ id: 'a', verdict: 'sure', span: null, candidates: [] }] })],
    ['a negative index', stateWith({ current: -1 })],
    ['an unknown field to write in', stateWith({ focus: { field: 'title', annotation: null } })],
  ])('%s', (_what, message) => {
    expect(() => believedPageState(PAGE, message)).toThrow(/Invalid/);
  });
});
