/** What the first look takes for the words of a page, and where it finds them. */
import { expect, test } from 'vitest';
import { readText } from '../../src/dom/self-reference-scan.ts';

function read(html: string): ReturnType<typeof readText> {
  document.body.innerHTML = html;
  return readText(document);
}

const FILLING = `<p>${'The harbour was quiet, and nobody had asked for the boats. '.repeat(40)}</p>`;

test.each([
  ['in its text', `${FILLING}<p>You are reading the tide table newsletter by Oda.</p>`, 2, 0],
  [
    'after scripts and remarks',
    `<script>var a = "${'x'.repeat(900)}";</script><!-- ${'y'.repeat(300)} --><div>${FILLING}<p>In this week’s <em>issue</em> of boats.</p></div>`,
    1,
    0,
  ],
  [
    'beside its text',
    `${FILLING}<aside><p>A letter is sent on Sundays: this is a newsletter.</p></aside>`,
    0,
    2,
  ],
  ['in a form', `${FILLING}<form><p>This is a newsletter.</p></form>`, 0, 0],
  ['in a script of its body', `${FILLING}<script>tell("this is a newsletter about boats")</script>`, 0, 0],
  ['of another one', `${FILLING}<p>Newsletters are a fine thing to read.</p>`, 0, 0],
])('a newsletter speaks of itself %s', (_where, html, inText, beside) => {
  expect(read(html).references()).toEqual({ inText, beside });
});

test('a mail offers itself in a browser at one of its ends', () => {
  const offer = '<p><a href="#">View this email in your browser</a></p>';
  expect(read(offer + FILLING).online()).toBe(true);
  expect(read(FILLING.repeat(5) + offer + FILLING.repeat(5)).online()).toBe(false);
});
