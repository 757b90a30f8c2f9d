/** Hostile texts in every place of the panel that shows one: they are text, and add no element. */
import { render } from 'preact';
import { describe, expect, test } from 'vitest';
import { saveDraft } from '../../../src/store/drafts.ts';
import { App } from '../../../src/ui/panel/App.tsx';
import { payloads } from '../../payloads.ts';
import { deskOf, eventually, ONE, place, reading, RISK, selected, stage, TWO } from './stage.ts';
import { emptyLibrary, issueOf, mark } from '../test-library.ts';

const root = document.createElement('div');
document.body.append(root);

describe('hostile texts', () => {
  test('are text in every place, and add no element', async () => {
    const harmless = await picture('harmless');
    for (const text of payloads('http://127.0.0.1:9')) {
      expect(await picture(text)).toEqual(harmless);
    }
  }, 60_000);
});

/** Shows a text in every place of the panel that takes one, and names the elements that stand there. */
async function picture(text: string): Promise<Set<string>> {
  const testLibrary = emptyLibrary();
  const short = text.slice(0, 60).replaceAll('\0', ' ').trim() || 'x';
  const issue = {
    ...issueOf('reads', 'seeds'),
    title: short,
    authors: [short],
    publication: { ...ONE.publication, name: short },
  };
  const a = await mark(testLibrary, issue, text, 10, { tags: [RISK], comment: 'plain' });
  const b = await mark(testLibrary, issue, 'gone', 20);
  await saveDraft(testLibrary.store, { note: a, editor: 'a' }, text);
  const made = stage(
    reading([issue, TWO], {
      places: [place(a, 0.1), { id: b, verdict: 'missing', span: null, candidates: [] }],
      inView: a,
      selection: selected(issue, text),
    }),
    testLibrary,
  );
  const { panel, lifetime } = made;
  render(<App panel={panel} />, root);
  const { composer } = await deskOf(made);
  await composer.addTag(short);
  composer.openTags(true);
  panel.toaster.show({ text, action: { label: text, run: () => undefined } });
  await eventually(() => expect(root.querySelectorAll('[data-note]')).toHaveLength(2));
  await eventually(() => expect(root.querySelector('.clash')).not.toBeNull());
  await eventually(() => expect(root.querySelector('.composer .tag-picker')).not.toBeNull());
  const names = new Set(Array.from(root.querySelectorAll('*'), ({ tagName }) => tagName));
  expect(root.querySelector('[href^="javascript:" i], [onclick], [onerror], [srcdoc]')).toBeNull();
  render(null, root);
  lifetime.abort();
  return names;
}
