/** A passage reads as the page shows it, however its markup is written. */
import { expect, test } from 'vitest';
import { readableText } from '../../src/dom/rendered-text.ts';

function textOf(html: string): string {
  document.body.innerHTML = html;
  const range = document.createRange();
  range.selectNodeContents(document.body);
  return readableText(range);
}

test.each([
  ['<p>One\n   line\tof\n text.</p>', 'One line of text.'],
  ['<p>One.</p><p>Two.</p>', 'One.\nTwo.'],
  ['<p>One <em>and</em> <b>two</b><i>.</i></p>', 'One and two.'],
  ['<p>One<br>two<br/>\n three</p>', 'One\ntwo\nthree'],
  ['<ul>\n <li>One</li>\n <li>Two <a href="#">three</a></li>\n</ul>', 'One\nTwo three'],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a\tb\nc\td'],
  ['<pre style="white-space: pre">a\n  b</pre><p>c</p>', 'a\n  b\nc'],
  ['<p>10\u00a0km</p>', '10\u00a0km'],
  ['<p>Seen<script>hidden()</script> <style>p{}</style>again</p>', 'Seen again'],
  ['<p>Ice<span style="display: none">a note</span> came.</p>', 'Ice came.'],
  ['<p>Ice<span style="visibility: hidden">a note</span> came.</p>', 'Ice came.'],
  ['<p><span style="user-select: none">12</span>Ice came.</p>', 'Ice came.'],
  ['<p>We paid for them.<sup><a href="#fn1">1</a></sup> And left.</p>', 'We paid for them. And left.'],
  ['<p>We paid.<a class="footnote-anchor" href="#fn1">2</a> And left.</p>', 'We paid. And left.'],
  ['<p>The <ruby>東京<rt>とうきょう</rt></ruby> train.</p>', 'The 東京 train.'],
  ['<p><span style="float: left; display: block">W</span>hen it burned.</p>', 'When it burned.'],
  ['<p><span style="position: absolute; display: block">A</span>t noon.</p>', 'At noon.'],
  ['<p>One<span style="display: block">two</span>three</p>', 'One\ntwo\nthree'],
  ['<blockquote><p>Quoted.</p></blockquote>After.', 'Quoted.\nAfter.'],
])('%s', (html, text) => {
  expect(textOf(html)).toBe(text);
});

test('a range that begins and ends within words', () => {
  document.body.innerHTML = '<p>Nobody walked.</p><p>Nobody asked.</p>';
  const range = document.createRange();
  range.setStart(document.body.firstElementChild?.firstChild as Text, 7);
  range.setEnd(document.body.lastElementChild?.firstChild as Text, 6);
  expect(readableText(range)).toBe('walked.\nNobody');
});

test('a range within one text node', () => {
  document.body.innerHTML = '<p>Nobody\n walked.</p>';
  const range = document.createRange();
  const text = document.body.firstElementChild?.firstChild as Text;
  range.setStart(text, 3);
  range.setEnd(text, 12);
  expect(readableText(range)).toBe('ody walk');
});
