/** A passage is what the reader sees of it: hidden text, copies of formulas and footnote marks are none of it. */
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { inBrowsers } from './harness/browsers.ts';
import { SEEN, STRUCTURED } from './seen-passages.ts';

const ADDRESS = 'https://letters.example/seen';

let script = '';
beforeAll(async () => {
  const contents = `
    import { readableText } from './src/dom/rendered-text.ts';
    import { structureOf } from './src/dom/structure.ts';
    import { passageLines } from './src/core/formats/markdown/passage.ts';
    globalThis.seen = () => [...document.querySelectorAll('section')].map((section) => {
      const range = new Range();
      range.selectNodeContents(section);
      const first = section.querySelector('.from');
      if (first) range.setStart(first.firstChild, 0);
      const passage = readableText(range);
      const selector = [{ type: 'TextQuoteSelector', exact: passage, prefix: '', suffix: '' }];
      return [passage, passageLines({ selector, passage, structure: structureOf(range) }).join('\\n')];
    });`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: 'iife',
  });
  script = outputFiles[0]?.text ?? '';
});

inBrowsers((suite) => {
  test('a passage says what is seen', async () => {
    const sections = [...SEEN, ...STRUCTURED].map(([, html]) => `<section>${html}</section>`).join('\n');
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Seen</title><link rel="icon" href="data:,"><body>${sections}</body></html>`;
    suite.driven().web.serve(ADDRESS, { body });
    const page = await suite.driven().open(ADDRESS);
    await page.evaluate(script);
    const read = (await page.evaluate('seen()')) as [passage: string, markdown: string][];
    expect(SEEN.map(([what], at) => [what, read[at]?.[0]])).toEqual(
      SEEN.map(([what, , text]) => [what, text]),
    );
    const structured = STRUCTURED.map(([what], at) => [what, read[SEEN.length + at]?.[1]]);
    expect(structured).toEqual(STRUCTURED.map(([what, , markdown]) => [what, markdown]));
  });
});
