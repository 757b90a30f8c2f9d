/**
 * What each entry of the extension may weigh, in gzipped bytes: the one place where that is decided.
 *
 * The policy. `content/detect` is paid by every page that Postil may see, so it buys nothing but the
 * answer "not an issue"; what needs more goes into `content/find`, which only likely issues load.
 * `content/anchor` and `content/main` are paid by issues; an extension page pays for its script, its
 * style sheets and what these import at once. A feature that would break a budget is loaded later: a
 * page imports it on demand (`ui/lazy.ts`) and it becomes a chunk that no budget counts, a content
 * script leaves it to `content/later`, which comes when a passage is first selected or shown. A budget is
 * raised only where every reader of that entry gains, in a commit of its own that says by how much, for
 * what, and why it cannot come later.
 */

/** The extension's own documents: `src/ui/NAME/index.html` becomes `NAME.html`. */
export const PAGES = ['panel', 'popup', 'library', 'settings', 'recovery'];

/** @type {Record<string, number>} */
export const BUDGETS = {
  'content/detect.js': 6_000,
  // Months and numbers in 15 languages and the learned weights, 7 kB more: only likely issues load it, and no
  // content script can bring in a part of it later.
  'content/find.js': 33_000,
  // 1.7 kB more than before it told quotations from moves and blocks that came in from the passage's own.
  'content/anchor.js': 16_900,
  // 0.8 kB more for the layout: borders of blocks, comments, related boxes, tables of contents. 300 bytes for
  // places beside each line of a passage, under zoom and turned text: the bar stands at the first selection.
  'content/main.js': 31_000,
  // Comes with the first passage that is selected or shown. 4.5 kB more since it reads a passage as it is seen,
  // with its structure, and writes that as rich text: 1.6 kB of it came from main, which every issue loads.
  // 1 kB more for what is not seen (closed, faint, far off the page), pictures at the ends of a selection, and
  // links by the words that passage and page have in common: all of it is read at the first selection alone.
  'content/later.js': 11_000,
  // 300 bytes for counting the days that were seen: the worker empties the bin at a start, from one file;
  // 200 more for acts that can be cancelled and say how far they are: all writes pass one function.
  // 2 kB for the index and the sums: a save writes them in the note's own transaction, and the worker
  // can load nothing later. What builds, merges and searches them is only in the pages.
  // 1.4 kB for the ledger, which each save writes in its own transaction, and for the comparison with the
  // witness at a start: only there is a library that the browser emptied told from a new one.
  // 100 bytes for the structure of a passage: what a page sends is checked before it is kept.
  // 100 bytes for the totals, one record where a popup read a sum for each publication, and for the stamp by
  // which a search knows that the names it read are still the names: both are written with the note.
  'background/main.js': 24_100,
  // 400 bytes for bringing older databases up: that happens in a transaction in which nothing can be loaded.
  ...Object.fromEntries(PAGES.map((page) => [`${page}.html`, 35_500])),
  // 200 bytes for drawing what is near the screen alone: an issue of 1,000 notes took most of a second to draw.
  // 50 bytes, here and below, for drawing short lists whole: the browser finds and prints all of them.
  'panel.html': 35_750,
  // A kilobyte more for the list's own code. 600 bytes for drawing what is near the screen alone. 200 bytes for
  // the kept sums: the lists show them at once.
  // 100 bytes for the structure of a passage, beside its neighbours.
  'library.html': 37_950,
};
