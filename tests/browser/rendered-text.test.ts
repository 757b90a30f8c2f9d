/** A passage is what the reader sees of it: hidden text, copies of formulas and footnote marks are none of it. */
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/project.mjs';
import { inBrowsers } from './harness/browsers.ts';

const ADDRESS = 'https://letters.example/seen';

/** What stands in the page, and what a passage of all of it says. */
const SEEN: readonly (readonly [what: string, html: string, text: string])[] = [
  ['line numbers', 'let <i style="user-select:none">1</i>tide = 4', 'let tide = 4'],
  [
    'selectable text within unselectable text',
    '<div style="user-select:none">No <b style="user-select:text">but this</b></div>',
    'but this',
  ],
  [
    'a note that is not displayed',
    'The pier<span style="display:none">(see below)</span> holds.',
    'The pier holds.',
  ],
  ['invisible words', 'Low<span style="visibility:hidden"> and lower</span> water', 'Low water'],
  [
    'visible words within invisible ones',
    'Low<span style="visibility:hidden"> or <b style="visibility:visible">high</b></span>',
    'Lowhigh',
  ],
  [
    'words for screen readers alone, clipped',
    'Tides<span style="position:absolute;clip:rect(0,0,0,0);width:1px;height:1px;overflow:hidden"> (table)</span> turn.',
    'Tides turn.',
  ],
  [
    'words for screen readers alone, of one pixel',
    'Tides<span style="position:absolute;width:1px;height:1px;overflow:hidden"> (table)</span> turn.',
    'Tides turn.',
  ],
  [
    'words for screen readers alone, by a clip path',
    'Tides<span style="position:absolute;clip-path:inset(50%)"> (table)</span> turn.',
    'Tides turn.',
  ],
  [
    'a formula that KaTeX drew',
    'So <span class="katex"><span class="katex-mathml"><math><semantics><mi>h</mi><annotation encoding="application/x-tex">h</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">h</span></span> rises.',
    'So h rises.',
  ],
  [
    'a formula that MathJax drew',
    'So <mjx-container><mjx-math>h</mjx-math><mjx-assistive-mml><math><mi>h</mi></math></mjx-assistive-mml></mjx-container> rises.',
    'So h rises.',
  ],
  [
    'a formula of the browser’s own',
    'So <math><semantics><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><annotation>a+b</annotation></semantics></math> rises.',
    'So a+b rises.',
  ],
  ['ruby without brackets', '<ruby>潮<rt>しお</rt></ruby>が引く', '潮が引く'],
  ['ruby with brackets', '<ruby>潮<rp>(</rp><rt>しお</rt><rp>)</rp></ruby>が引く', '潮が引く'],
  [
    'a drop cap that floats',
    '<span style="float:left;font-size:3em">W</span>hen the ledger closed',
    'When the ledger closed',
  ],
  ['a word that is moved', 'The <em style="position:absolute">high</em> tide', 'The high tide'],
  ['letters set side by side', 'A <span style="display:inline-flex"><b>b</b><b>c</b></span> d', 'A bc d'],
  ['blocks side by side', '<div style="display:flex"><div>One</div><div>Two</div></div>', 'One\nTwo'],
  ['a span that is a block', '<span style="display:block">One</span>Two', 'One\nTwo'],
  ['a power', '10<sup>6</sup> boats', '10⁶ boats'],
  [
    'a power that is linked with its base',
    'about <a href="#million">10<sup>6</sup></a> boats',
    'about 10⁶ boats',
  ],
  ['a square of a unit', '12 m<sup>2</sup> of sail', '12 m² of sail'],
  ['a formula of chemistry', 'CO<sub>2</sub>', 'CO₂'],
  ['an ordinal', 'the 1<sup>st</sup> tide', 'the 1st tide'],
  [
    'a footnote mark that is a link',
    'They paid<sup><a href="#fn1">1</a></sup> and left.',
    'They paid and left.',
  ],
  [
    'a footnote mark in a link',
    'They paid<a href="#fn1"><sup>[2]</sup></a> and left.',
    'They paid and left.',
  ],
  [
    'a footnote mark without a link',
    'They paid for them.<sup>1</sup> And left.',
    'They paid for them. And left.',
  ],
  ['a mark behind a word', 'the ledger<sup>1</sup> is kept', 'the ledger is kept'],
  ['a mark behind an emphasised word', 'the <em>ledger</em><sup>12</sup> is kept', 'the ledger is kept'],
  ['a mark behind a short word', 'what it is<sup>3</sup> and was', 'what it is and was'],
  ['two marks at once', 'They left.<sup>1, 2</sup> Then', 'They left. Then'],
  ['a mark in brackets behind a word', 'the harbour<sup>[4]</sup> froze', 'the harbour froze'],
  [
    'a mark that a style raises',
    'the harbour<span style="vertical-align:super">5</span> froze',
    'the harbour froze',
  ],
  ['a dagger behind a word', 'the harbour<sup>†</sup> froze', 'the harbour froze'],
  ['a power of a letter', 'so x<sup>2</sup> + y<sup>2</sup> grows', 'so x² + y² grows'],
  ['a power of a unit of area', 'over 4 km<sup>2</sup> of mud', 'over 4 km² of mud'],
  ['a power of a unit in full', 'over 90 metres<sup>2</sup> of mud', 'over 90 metres² of mud'],
  ['a power of a function', 'sin<sup>2</sup> of the angle', 'sin² of the angle'],
  ['a picture that is an emoji', 'Sail <img class="emoji" alt="⛵" src="data:,"> ho', 'Sail ⛵ ho'],
  ['a picture of its own', 'Sail <img alt="A boat at sea" src="data:,">ho', 'Sail ho'],
  ['a stanza', 'The tide<br>comes in', 'The tide\ncomes in'],
  ['a block of code', '<pre>if (low) {\n  wait();\n}</pre>', 'if (low) {\n  wait();\n}'],
  ['a page that lets nothing be selected', '<p style="user-select:none">All of it</p>', 'All of it'],
];

let script = '';
beforeAll(async () => {
  const contents = `
    import { readableText } from './src/dom/rendered-text.ts';
    globalThis.seen = () => [...document.querySelectorAll('section')].map((section) => {
      const range = new Range();
      range.selectNodeContents(section);
      return readableText(range);
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
    const sections = SEEN.map(([, html]) => `<section>${html}</section>`).join('\n');
    const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Seen</title><link rel="icon" href="data:,"><body>${sections}</body></html>`;
    suite.driven().web.serve(ADDRESS, { body });
    const page = await suite.driven().open(ADDRESS);
    await page.evaluate(script);
    const texts = (await page.evaluate('seen()')) as string[];
    expect(SEEN.map(([what], at) => [what, texts[at]])).toEqual(SEEN.map(([what, , text]) => [what, text]));
  });
});
