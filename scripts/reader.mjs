/** What a reader does and sees: selects by mouse and keyboard, sees what is painted. */
import { until } from './until.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/**
 * A painted stretch of text.
 * @typedef {object} Mark
 * @property {string} name of its entry in `CSS.highlights`.
 * @property {string} text with white space collapsed.
 * @property {number} at characters of the page before it, white space not counted.
 */

/**
 * @typedef {object} Spot
 * @property {{ x: number, y: number }} start inside the first character, at its beginning.
 * @property {{ x: number, y: number }} end inside the last character, at its end.
 * @property {boolean} startsInLink pressing the mouse there would drag the link.
 * @property {boolean} endsInLink
 * @property {boolean} tall it does not fit into the window.
 * @property {boolean} covered something lies over one of its ends.
 */

/**
 * Runs in the page: finds the `occurrence`-th place of a text, whatever its white space, scrolls
 * there and tells where its ends are. With `part` the window shows that end only.
 * @param {string} wanted
 * @param {number} occurrence
 * @param {'all' | 'start' | 'end'} part
 * @returns {Spot | string} or, in words, why there is none.
 */
function locate(wanted, occurrence, part) {
  /** @type {[Text, number][]} */
  const points = [];
  let text = '';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const data = /** @type {Text} */ (node).data;
    const parent = /** @type {Element} */ (node.parentElement);
    if (parent.closest('script, style, noscript, template') !== null || !parent.checkVisibility()) continue;
    for (let index = 0; index < data.length; index += 1) {
      if (/\s/.test(data[index] ?? '')) continue;
      points.push([/** @type {Text} */ (node), index]);
      text += data[index];
    }
  }
  const needle = wanted.replaceAll(/\s+/g, '');
  let found = -1;
  for (let count = 0; count < occurrence; count += 1) {
    found = text.indexOf(needle, found + 1);
    if (found < 0) return `The page has ${count} of these: ${wanted}`;
  }
  const rectOf = (/** @type {number} */ index) => {
    const [node, offset] = points[index] ?? [document.body, 0];
    const range = new Range();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect();
  };
  const last = found + needle.length - 1;
  const top = rectOf(part === 'end' ? last : found).top;
  const bottom = rectOf(part === 'start' ? found : last).bottom;
  const tall = bottom - top > innerHeight * 0.7;
  if (top < innerHeight * 0.1 || bottom > innerHeight * 0.85) {
    scrollBy({ top: (tall ? top : (top + bottom) / 2) - innerHeight * 0.45, behavior: 'instant' });
  }
  const [first, second] = [rectOf(found), rectOf(last)];
  const rightToLeft = getComputedStyle(points[found]?.[0].parentElement ?? document.body).direction === 'rtl';
  // In the outer half of a character the nearest place for a caret is its outer end; at its very edge
  // the neighbour may be hit.
  const inset = (/** @type {DOMRect} */ rect, /** @type {boolean} */ atLeft) => ({
    x: atLeft ? rect.left + rect.width * 0.3 : rect.right - rect.width * 0.3,
    y: rect.top + rect.height / 2,
  });
  const start = inset(first, !rightToLeft);
  const end = inset(second, rightToLeft);
  const linkAt = (/** @type {number} */ index) =>
    points[index]?.[0].parentElement?.closest('a[href]') instanceof Element;
  const coveredAt = (/** @type {number} */ index, /** @type {{ x: number, y: number }} */ { x, y }) => {
    const there = document.elementFromPoint(x, y);
    return there === null || !there.contains(points[index]?.[0] ?? null);
  };
  return {
    start,
    end,
    startsInLink: linkAt(found),
    endsInLink: linkAt(last),
    tall,
    covered:
      (part !== 'end' && coveredAt(found, start)) || (part !== 'start' && !tall && coveredAt(last, end)),
  };
}

/** Runs in the page: selects the first character of the place that `locate` found. */
function begin(/** @type {{ x: number, y: number }} */ { x, y }) {
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null) return;
  getSelection()?.setBaseAndExtent(caret.offsetNode, caret.offset, caret.offsetNode, caret.offset + 1);
}

/** @returns {Promise<Spot>} */
async function find(/** @type {Page} */ page, /** @type {string} */ text, occurrence = 1, part = 'all') {
  const spot = await page.evaluate(locate, text, occurrence, /** @type {'all'} */ (part));
  if (typeof spot === 'string') throw new Error(spot);
  return spot;
}

/** For so long a reader looks at what is selected before doing something with it, in milliseconds. */
const SETTLED = { mouse: 120, keyboard: 200 };

/** Scrolls to a text of the page. */
export async function reveal(/** @type {Page} */ page, /** @type {string} */ text) {
  await find(page, text);
}

/** What is selected now, as the page sees it. */
export async function selected(/** @type {Page} */ page) {
  return page.evaluate(() => String(getSelection()));
}

/**
 * Selects a text of the page, from its first to its last character.
 * @param {Page} page
 * @param {string} text as it can be read, over paragraphs, links and whatever else; white space does not count.
 * @param {{ by?: 'mouse' | 'keyboard', occurrence?: number, backwards?: boolean }} [how] by keyboard the
 *   first character is selected by script, as caret browsing would, and Shift and the arrow key do the rest.
 * @throws where the text is not there, or where something else was selected than was meant.
 */
export async function select(page, text, { by = 'mouse', occurrence = 1, backwards = false } = {}) {
  const bare = (/** @type {string} */ value) => value.replaceAll(/\s+/g, '');
  await page.bringToFront();
  // Pressing the button on selected text would drag that.
  await page.evaluate(() => getSelection()?.empty());
  let spot = await find(page, text, occurrence);
  if (spot.covered) {
    await page.keyboard.press('Escape');
    spot = await until('nothing covers the passage', async () => {
      const again = await find(page, text, occurrence);
      return again.covered ? undefined : again;
    });
  }
  const [from, to] = backwards || spot.startsInLink ? [spot.end, spot.start] : [spot.start, spot.end];
  const draggable = backwards || spot.startsInLink ? spot.endsInLink : spot.startsInLink;
  if (by === 'keyboard' || draggable) {
    await page.evaluate(begin, spot.start);
    await page.keyboard.down('Shift');
    const wanted = bare(text);
    for (let steps = 1, length = 1; length < wanted.length && steps < 4 * text.length; steps += 1) {
      await page.keyboard.press('ArrowRight');
      if (steps + 1 >= wanted.length) length = bare(await selected(page)).length;
    }
    await page.keyboard.up('Shift');
  } else {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, from.y);
    // A long passage scrolls under the pressed button.
    const goal = spot.tall ? await find(page, text, occurrence, backwards ? 'start' : 'end') : spot;
    const { x, y } = from === spot.start ? goal.end : goal.start;
    await page.mouse.move(x, y);
    await page.mouse.up();
  }
  await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), SETTLED[by]);
  const got = await selected(page);
  if (bare(got) !== bare(text)) throw new Error(`Meant to select “${text}”, but selected “${got}”.`);
}

/**
 * What is painted on a page: every entry of `CSS.highlights`, the page's own among them, with ranges
 * that touch joined.
 * @param {Page} page
 * @returns {Promise<Mark[]>} in the order of the text.
 */
export async function marks(page) {
  return page.evaluate(() => {
    const before = (/** @type {Node} */ node, /** @type {number} */ offset) => {
      const range = new Range();
      range.setStart(document.body, 0);
      range.setEnd(node, offset);
      return range.toString().replaceAll(/\s+/g, '').length;
    };
    const everything = new Range();
    everything.selectNodeContents(document.body);
    const words = everything.toString().split(/\s+/);
    /** The text between two counts of characters, with one space where there was any. */
    const between = (/** @type {number} */ start, /** @type {number} */ end) => {
      let at = 0;
      const parts = [];
      for (const word of words) {
        const part = word.slice(Math.max(0, start - at), Math.max(0, end - at));
        if (part !== '') parts.push(part);
        at += word.length;
      }
      return parts.join(' ');
    };
    /** @type {Mark[]} */
    const found = [];
    for (const [name, highlight] of CSS.highlights) {
      const spans = [...highlight]
        .map((range) => [
          before(range.startContainer, range.startOffset),
          before(range.endContainer, range.endOffset),
        ])
        .filter(([start = 0, end = 0]) => end > start)
        .toSorted(([first = 0], [second = 0]) => first - second);
      /** @type {number[][]} */
      const joined = [];
      for (const [start = 0, end = 0] of spans) {
        const last = joined.at(-1);
        if (last !== undefined && start <= (last[1] ?? 0)) last[1] = Math.max(end, last[1] ?? 0);
        else joined.push([start, end]);
      }
      for (const [start = 0, end = 0] of joined) found.push({ name, text: between(start, end), at: start });
    }
    return found.toSorted((first, second) => first.at - second.at);
  });
}

/**
 * The document as HTML without what the extension adds: elements beside `<head>` and `<body>`.
 * @param {Page} page
 * @returns {Promise<{ html: string, hosts: number }>} `hosts` counts the elements left out.
 */
export async function serialise(page) {
  return page.evaluate(() => {
    const copy = /** @type {HTMLElement} */ (document.documentElement.cloneNode(true));
    const guests = [...copy.children].filter(({ localName }) => localName !== 'head' && localName !== 'body');
    for (const guest of guests) guest.remove();
    return { html: copy.outerHTML, hosts: guests.length };
  });
}
