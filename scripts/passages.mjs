/** Chooses passages on any page, as a reader might who has little time. */

/**
 * Runs in the page: sentences from all over its running text, each of which it has only once.
 * @param {number} count
 * @returns {string[]} in the order of the text; fewer where the page is short.
 */
export function choosePassages(count) {
  const bare = (/** @type {string} */ text) => text.replaceAll(/\s+/g, '');
  const all = bare(document.body.textContent ?? '');
  const once = (/** @type {string} */ text) => all.indexOf(bare(text)) === all.lastIndexOf(bare(text));
  const apart = 'nav, header, footer, aside, form, button, [id*=comment], [id=discussion], [class*=subscri]';
  const scope = document.querySelectorAll('article p').length > 3 ? 'article ' : '';
  const sentences = new Intl.Segmenter(document.documentElement.lang || 'en', { granularity: 'sentence' });

  const found = [...document.querySelectorAll(`${scope}p, ${scope}li, ${scope}blockquote`)]
    .filter((block) => {
      const text = block.textContent ?? '';
      const linked = [...block.querySelectorAll('a')].map((link) => link.textContent ?? '').join('');
      const nested = block.querySelector('p, li, blockquote') !== null;
      if (nested || text.length < 80 || linked.length > text.length / 3) return false;
      return block.closest(apart) === null && block.checkVisibility();
    })
    .flatMap((block) => {
      const inner = /** @type {HTMLElement} */ (block).innerText;
      const sentence = [...sentences.segment(inner)]
        .map(({ segment }) => segment.trim())
        .find((text) => text.length > 40 && text.length < 220 && !text.includes('\n') && once(text));
      return sentence === undefined ? [] : [sentence];
    });
  const step = Math.max(1, found.length / count);
  return Array.from({ length: Math.min(count, found.length) }, (_, index) => {
    return found[Math.floor((index + 0.5) * step)] ?? '';
  });
}
