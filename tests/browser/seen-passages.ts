/** Stretches of pages, and what a passage of each says: what is seen of it, and in what form. */

/** What stands in the page, and what a passage of all of it says. */
export const SEEN: readonly (readonly [what: string, html: string, text: string])[] = [
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
  [
    'a sign that is shown when its heading is pointed at',
    '<h2>Tides<a href="#t" style="opacity:0">#</a></h2>',
    'Tides',
  ],
  [
    'a preview for mail programs',
    'Low<div style="max-height:0;overflow:hidden">Preview</div> water',
    'Low\nwater',
  ],
  ['text of no size', 'Low<span style="font-size:0"> and lower</span> water', 'Low water'],
  [
    'words far off the page',
    'Low <span style="position:absolute;left:-9999px">or high </span>water',
    'Low water',
  ],
  ['words that a picture replaces', 'Low <a style="text-indent:-9999px">or high </a>water', 'Low water'],
  [
    'a part that is closed',
    '<p>Low</p><div style="height:0;overflow:hidden">and lower</div><p>water</p>',
    'Low\nwater',
  ],
  [
    'closed details',
    '<p>Low</p><details><summary>Why</summary><p>Moon</p>and sun</details><p>water</p>',
    'Low\nWhy\nwater',
  ],
  [
    'a part that is hidden until it is found',
    'Low<div hidden="until-found">and lower</div>water',
    'Low\nwater',
  ],
  ['soft hyphens', 'low wa&shy;ter', 'low water'],
  [
    'what browsers without players read',
    'Low <video>No video</video><canvas>No canvas</canvas>water',
    'Low water',
  ],
  ['what a drawing is called', 'Low <svg><title>Boat</title><desc>A boat</desc></svg> water', 'Low water'],
  ['ruby in two languages', '<ruby>潮<rt>しお</rt><rtc>tide</rtc></ruby>が引く', '潮が引く'],
  [
    'a drop cap that is a block',
    '<div style="float:left">W</div>hen the ledger closed',
    'When the ledger closed',
  ],
  [
    'a drop cap of an element of its own',
    '<drop-cap style="float:left">W</drop-cap>hen it closed',
    'When it closed',
  ],
  [
    'a drop cap that is a picture',
    '<img alt="W" style="float:left" src="data:,">hen it closed',
    'When it closed',
  ],
  ['a note in the margin', 'paid<span style="float:right">In May.</span>and left', 'paid In May. and left'],
  [
    'an item whose number is set beside it',
    '<p style="display:flex"><span>1.</span><span>Low</span></p>',
    '1. Low',
  ],
  ['a heading that is set in a line', '<h2 style="display:flex">Low <em>and</em> high</h2>', 'Low and high'],
  [
    'a matrix',
    'So <math><mtable><mtr><mtd>a</mtd><mtd>b</mtd></mtr><mtr><mtd>c</mtd><mtd>d</mtd></mtr></mtable></math>.',
    'So a b; c d.',
  ],
  ['a power beside an index', 'x<sub>i</sub><sup>2</sup> grows', 'xi² grows'],
  ['pictures of a flag and of a key', '<img alt="🇵🇹" src="data:,"> 5 <img alt="5️⃣" src="data:,">', '🇵🇹 5 5️⃣'],
  ['a page that lets nothing be selected', '<p style="user-select:none">All of it</p>', 'All of it'],
];

/** What a page says of its words, as Markdown; what is selected begins at `.from` where that is. */
export const STRUCTURED: readonly (readonly [what: string, html: string, markdown: string])[] = [
  [
    'code whose lines are numbered in a table',
    '<pre><code class="language-js"><table><tr><td data-line="1"></td><td>if (a) {</td></tr><tr><td data-line="2"></td><td>  b();</td></tr><tr><td></td><td></td></tr><tr><td></td><td>}</td></tr></table></code></pre>',
    '```js\nif (a) {\n  b();\n\n}\n```',
  ],
  ['code taken up in its middle', '<pre>a\n  <b class="from">b</b>\n    c</pre>', '```\n  b\n    c\n```'],
  [
    'stanzas of a text that keeps its lines',
    '<p style="white-space:pre-line">low\nhigh\n\nlow</p>',
    'low  \nhigh\n\nlow',
  ],
  [
    'lines that are indented',
    '<div style="white-space:pre-wrap">low\n  high</div>low<br>&emsp;high',
    'low  \n\u00A0\u00A0high\n\nlow  \n\u00A0high',
  ],
  [
    'a list taken up in its middle',
    '<ol start="3"><li>a</li><li class="from">b</li><li>c</li></ol>',
    '4. b\n5. c',
  ],
  [
    'an item taken up in its middle',
    '<ol start="3"><li>a <b class="from">b</b></li><li>c</li></ol>',
    '3. b\n4. c',
  ],
  [
    'a list that stands right in a list',
    '<ol><li>a</li><ul><li>b</li></ul><li>c</li></ol>',
    '1. a\n   - b\n2. c',
  ],
  [
    'a cell over two columns, and an empty one',
    '<table><tr><th>A<th>B<th>C<tr><td colspan="2">a<td>c<tr><td>&nbsp;<td>b<br>b<td></table>',
    '| A | B | C |\n| --- | --- | --- |\n| a |  | c |\n|  | b<br>b |  |',
  ],
  [
    'a table taken up below its head',
    '<table><tr><th>A<th>B<tr><td>1<td class="from">2<tr><td>3<td>4</table>',
    '|  |  |\n| --- | --- |\n|  | 2 |\n| 3 | 4 |',
  ],
  [
    'a table with a title',
    '<table><caption>Gates</caption><tr><th><th>Day<tr><td>North<td></table>',
    'Gates\n\n|  | Day |\n| --- | --- |\n| North |  |',
  ],
  [
    'powers in a link',
    '<a href="https://other.example/">mc<sup>2</sup> and x<sup>i+1</sup></a>',
    '[mc² and x<sup>i+1</sup>](https://other.example/)',
  ],
  [
    'a picture of a sign in a link',
    'see <a href="https://other.example/"><picture><img class="emoji" alt="🌊" src="data:,"></picture></a>',
    'see [🌊](https://other.example/)',
  ],
];
