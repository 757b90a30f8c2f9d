/** Pages made to keep a search busy, by hand: what stands in the essay, and notes that nearly fit anywhere. */

/**
 * @param {number} count
 * @param {(at: number) => string} piece
 */
const repeated = (count, piece) => Array.from({ length: count }, (_, at) => piece(at)).join('');

/** The address of the essay that the texts are put into. */
export const ADDRESS = 'https://half-built-bridges.substack.com/p/adversarial';

/**
 * Each browser alone lays each of them out within seconds: a single tower of half a million marks, or
 * a paragraph of a hundred thousand elements, would keep it busy for a minute by itself.
 * @type {readonly { name: string, html: string, passages: readonly string[] }[]}
 */
export const ADVERSARIAL = [
  {
    name: 'a million times one letter',
    html: `<p>${'a'.repeat(1_000_000)}</p>`,
    passages: ['a'.repeat(300), `${'a'.repeat(150)}${'b'.repeat(150)}`, 'ab'.repeat(80)],
  },
  {
    name: 'a million spaces',
    html: `<p>one${' '.repeat(1_000_000)}two</p>`,
    passages: ['one two three', ' two', `o${' '.repeat(500)}ne`],
  },
  {
    name: 'one sentence a hundred thousand times',
    html: `<p>${'The dog waits here. '.repeat(100_000)}</p>`,
    passages: [
      'The dog waits here.',
      'The dog waits there. The dog sits.',
      'The cat waits here. '.repeat(20),
    ],
  },
  {
    name: 'five thousand towers of marks',
    html: `<p>${`e${'\u0301'.repeat(100)} `.repeat(5_000)} end</p>`,
    passages: [`e${'\u0301'.repeat(100)}`, 'e end'],
  },
  {
    name: 'a hundred thousand text nodes',
    html: repeated(1_000, (row) => `<p>${repeated(100, (at) => `<i>w${(row * 100 + at) % 977} </i>`)}</p>`),
    passages: ['w1 w2 w3 w5 w4 w7 w6 w9', 'w976 w0 w1 w2 w4'],
  },
];

/** Of each passage there are so many notes, each of which remembers other surroundings. */
const NOTES = 20;

/**
 * The notes of a page, by what each looks for.
 * @param {readonly string[]} passages
 * @returns {{ id: string, exact: string, prefix: string, suffix: string }[]}
 */
export function hostileNotes(passages) {
  return passages.flatMap((exact, passage) =>
    Array.from({ length: NOTES }, (_, copy) => ({
      id: `note-${passage}-${copy}`,
      exact,
      prefix: `before ${copy} `.repeat(4),
      suffix: ` after ${copy}`.repeat(4),
    })),
  );
}

/**
 * A fixture of a Substack post with another text.
 * @param {string} html
 * @param {string} text
 */
export function withText(html, text) {
  const begin = html.indexOf('>', html.indexOf('class="body markup"')) + 1;
  const end = html.indexOf('</article>', begin);
  return `${html.slice(0, begin)}${text}</div></div>${html.slice(end)}`;
}
