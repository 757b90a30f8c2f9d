/** Chooses passages on any page, as a reader might who has little time. */

/**
 * Runs in the page: sentences from all over its running text, each of which it has only once.
 * @param {number} count
 * @param {number} spare how many more to offer in the place of each, should it be no part of the issue.
 * @returns {string[][]} in the order of the text; fewer where the page is short.
 */
export function choosePassages(count, spare) {
  const bare = (/** @type {string} */ text) => text.replaceAll(/\s+/g, '');
  const all = bare(document.body.textContent ?? '');
  const once = (/** @type {string} */ text) => all.indexOf(bare(text)) === all.lastIndexOf(bare(text));
  const apart =
    'nav, header, footer, aside, form, button, script, style, noscript, [id*=comment], [id=discussion], [class*=subscri]';
  const scope = document.querySelectorAll('article p').length > 3 ? 'article *' : 'body *';
  const sentences = new Intl.Segmenter(document.documentElement.lang || 'en', { granularity: 'sentence' });
  const ownText = (/** @type {Element} */ block) =>
    [...block.childNodes].map((node) => (node instanceof Text ? node.data : ''));

  const found = [...document.querySelectorAll(scope)]
    .filter((block) => {
      if (bare(ownText(block).join('')).length < 60 || block.closest(apart) !== null) return false;
      const linked = [...block.querySelectorAll('a')].map((link) => link.textContent ?? '').join('');
      const isLink = block.closest('a') !== null || linked.length > (block.textContent ?? '').length / 3;
      return !isLink && block.checkVisibility();
    })
    .flatMap((block) => {
      const inner = /** @type {HTMLElement} */ (block).innerText;
      const sentence = [...sentences.segment(inner)]
        .map(({ segment }) => segment.trim())
        .find((text) => text.length > 40 && text.length < 220 && !text.includes('\n') && once(text));
      return sentence === undefined ? [] : [sentence];
    });
  const different = [...new Set(found)];
  const step = Math.max(1, different.length / count);
  return Array.from({ length: Math.min(count, different.length) }, (_, index) => {
    const first = Math.floor((index + 0.5) * step);
    const last = Math.min(first + 1 + spare, Math.ceil((index + 1) * step));
    return different.slice(first, Math.max(first + 1, last));
  });
}
