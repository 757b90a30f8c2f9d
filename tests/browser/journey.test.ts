/** A reader's whole way: mark, tag, comment, come back, review, take the notes out. */
import { expect, test } from 'vitest';
import { click, shows, toolbar } from '../../scripts/controls.mjs';
import { bare, exportIssue, isPainted, mark, note, writeComment } from '../../scripts/postil.mjs';
import { marks, reveal, select, serialise } from '../../scripts/reader.mjs';
import { until } from '../../scripts/until.mjs';
import { inBrowsers } from './harness/browsers.ts';

const TITLE = 'The Bridge Nobody Walked Across';
const PASSAGE = 'The riskiest assumption is the one that feels too obvious to write.';
const COMMENT = 'Ask this before the review.';

inBrowsers((postil) => {
  test('a passage is marked with one key, seen in the panel, commented, found again and taken out', async () => {
    const page = await postil.open('substack-post');
    const before = await serialise(page);
    const panel = await postil.openPanel(page);
    await shows(panel, TITLE);

    await mark(page, PASSAGE, '1');
    await shows(panel, PASSAGE);
    const { annotations = [], tags = [] } = await postil.stored();
    expect(annotations.map(({ target }) => target.selector[0].exact)).toEqual([PASSAGE]);
    expect(annotations[0]?.tags).toEqual([tags.find(({ key }) => key === 1)?.id]);

    await postil.stopBackground();
    await writeComment(panel, PASSAGE, COMMENT);
    expect((await postil.stored()).annotations?.[0]?.comment).toBe(COMMENT);

    const painted = await marks(page);
    await page.reload();
    await until('the passage is painted where it was', async () => {
      const places = (await marks(page)).map(({ at, text }) => [at, text]);
      return JSON.stringify(places) === JSON.stringify(painted.map(({ at, text }) => [at, text]));
    });

    const popup = await postil.openPopup(page);
    await shows(popup, TITLE);
    await shows(popup, '1 note');
    const { name, text } = await exportIssue(popup, postil.driven().downloads);
    expect(name).toBe(`${TITLE}.md`);
    for (const part of [
      TITLE,
      PASSAGE,
      COMMENT,
      'riskiest assumptions',
      'Half-Built Bridges',
      'Ines Marlow',
    ]) {
      expect(text).toContain(part);
    }

    const after = await serialise(page);
    expect(after.html).toBe(before.html);
    expect(after.hosts).toBeLessThanOrEqual(1);
  });

  test('two tabs of one issue stay the same without a reload', async () => {
    const passage = 'Cleverness is what we spend on the oak and the lamps.';
    const first = await postil.open('substack-post', '/p/two-tabs');
    const second = await postil.open('substack-post', '/p/two-tabs?utm_source=elsewhere');
    await mark(first, passage, '2');
    await until('the other tab shows it', () => isPainted(second, passage));

    const panel = await postil.openPanel(first);
    await (await note(panel, passage)).hover();
    await click(panel, /^Delete the note/);
    for (const page of [first, second]) {
      await until('the mark is gone', async () => !(await isPainted(page, passage)));
    }
    await click(panel, /^Undo/);
    for (const page of [first, second]) {
      await until('the mark is back', () => isPainted(page, passage));
    }
  });

  test('the browser is closed, and on the next day the passage is there', async () => {
    const passage = 'The town did not build its bridge, and nobody has ever missed it.';
    const page = await postil.open('substack-post', '/p/next-day');
    await mark(page, passage, 'h');
    await postil.restart();
    const again = await postil.open('substack-post', '/p/next-day');
    await until('the passage is painted', () => isPainted(again, passage));
    const library = await postil.openExtensionPage('library.html');
    await shows(library, passage);
  });

  test('the page’s own highlights stay, and none of its document is touched', async () => {
    const page = await postil.open('substack-post', '/p/own-highlights');
    await page.evaluate(() => {
      const range = new Range();
      range.selectNodeContents(document.querySelector('.subtitle') ?? document.body);
      CSS.highlights.set('page-search', new Highlight(range));
    });
    const before = await serialise(page);
    const passages = [
      'You can recognise it by the silence around it. The sentence under the plan Here is the exercise I use now.',
      'What keeps them from walking is the river, and not the hill, the rain, or the shopping they have to carry. A bridge here is nearer',
      'The questions you can only talk about are the ones that wait.',
      'a cost of about 900 pounds',
      'who told me that nothing bites there, that everybody knows it, and that he comes',
      'Forty cars an hour go round by the mill. Evidence that the trip exists',
    ];
    for (const [index, passage] of passages.entries()) await mark(page, passage, index % 2 === 0 ? '1' : '3');
    const own = (await marks(page)).filter(({ name }) => name === 'page-search');
    expect(own.map(({ text }) => text)).toEqual(['On the one sentence that every plan leans on']);
    await page.keyboard.press('Escape');
    expect((await serialise(page)).html).toBe(before.html);
  });

  test('overlapping marks are kept apart', async () => {
    const page = await postil.open('substack-post', '/p/overlap');
    const [long, inner] = ['It is a good bridge: oak rails, lamps that come on at dusk', 'oak rails'];
    await mark(page, long, '1');
    await select(page, inner);
    await toolbar(page);
    await page.keyboard.press('2');
    await until('both are saved', async () => {
      const { annotations = [] } = await postil.stored();
      return [long, inner].every((text) =>
        annotations.some(({ target }) => bare(target.selector[0].exact) === bare(text)),
      );
    });
    await reveal(page, long);
    const names = new Set((await marks(page)).map(({ name }) => name));
    expect(names.size).toBeGreaterThanOrEqual(2);
  });

  test('any page is annotated at the reader’s wish', async () => {
    const page = await postil.open('blog-plain');
    const popup = await postil.openPopup(page);
    await click(popup, /^Annotate this page$/);
    await postil.driven().closePopup();
    const passage = 'A spade leaves the shop about as sharp as a spoon.';
    await mark(page, passage, '5');
    const { annotations = [] } = await postil.stored();
    expect(annotations.some(({ target }) => target.selector[0].exact === passage)).toBe(true);
  });
});
