/** What readers meet: changes around one passage, each in a document of its own, with the truth by character. */
import {
  element,
  isText,
  leavesOf,
  textOf,
  textsOf,
  type Element,
  type Leaf,
  type Node,
  type Text,
} from './tree.ts';
import { sentence } from './documents.ts';
import type { Quote } from './quotes.ts';
import type { Random } from './random.ts';
import { WORDS } from './words.ts';

/** A change of a document of which a passage was marked; the passage's words and its place in the old text. */
export type Change = (root: Element, passage: Quote & { readonly words: string }, random: Random) => void;

const holds = ({ block }: Leaf, { start, end }: Quote): boolean =>
  textsOf(block).some(({ origin }) => origin.some((one) => one >= start && one < end));

function remove({ parent, block }: Leaf): void {
  parent.children.splice(parent.children.indexOf(block), 1);
}

const NAMES = ['Anna K.', 'harbour_cat', 'Tom', 'R. Osei', 'mirela', 'Jonas the Elder'];
const REMARKS = [
  'I am not so sure.',
  'This, a thousand times.',
  'Where does the figure come from?',
  'Exactly what we saw.',
];

/** Readers' comments, one of which quotes the passage. */
const comments = (words: string, random: Random): Element => {
  const one = (text: string): Element =>
    element(
      'div',
      element('p', `${random.pick(NAMES)} · ${random.between(2, 20)}h ago`),
      element('p', text),
      element('p', 'Reply'),
    );
  const all = Array.from({ length: random.between(1, 6) }, () => one(sentence(random)));
  all.splice(random.between(0, all.length + 1), 0, one(`“${words}” – ${random.pick(REMARKS)}`));
  return element('section', element('h4', `${all.length} Comments`), ...all);
};

const box = (words: string, random: Random): Element =>
  element(
    'aside',
    element('h4', 'Most quoted'),
    element('p', `${random.pick(NAMES)}: ${words}`),
    element('p', 'Read more'),
  );

/** The passage's blocks go, or stay; what quotes it comes to the end, or elsewhere. */
const quoted =
  (make: (words: string, random: Random) => Element, where: 'end' | 'anywhere', isDeleted: boolean): Change =>
  (root, passage, random) => {
    const leaves = leavesOf(root);
    const own = leaves.filter((leaf) => holds(leaf, passage));
    const others = leaves.filter((leaf) => !own.includes(leaf));
    if (isDeleted) own.forEach(remove);
    const made = make(passage.words.replace(/\s+/g, ' '), random);
    const beside = random.pick(others);
    if (where === 'end' || beside === undefined) root.children.push(made);
    else beside.parent.children.splice(beside.parent.children.indexOf(beside.block), 0, made);
  };

const marked =
  (change: (words: string, random: Random) => Element, role: 'comments' | 'related') =>
  (words: string, random: Random): Element => ({ ...change(words, random), role });

const recap = (words: string, random: Random): Element =>
  element('p', `${sentence(random)} As we wrote last week, ${words}; ${sentence(random)}`);

const contents = (): Change => (root, passage) => {
  const leaves = leavesOf(root);
  const headings = leaves.filter(({ block }) => /^h[1-6]$/.test(block.tag));
  const list = element('ul', ...headings.map(({ block }) => element('li', textOf(block))));
  leaves.filter((leaf) => holds(leaf, passage)).forEach(remove);
  root.children.splice(1, 0, element('p', 'In this issue'), list);
};

/** Comes between two words in the middle of the passage, which it parts. */
const within =
  (make: (random: Random) => Element): Change =>
  (root, { start, end }, random) => {
    const middle = Math.round(start + (end - start) * (0.25 + random.next() * 0.5));
    const visit = (node: Element): boolean =>
      node.children.some((child, at) => {
        if (!isText(child)) return visit(child);
        const cut = child.origin.findIndex(
          (one, index) => one >= middle && one < end && /\s/.test(child.text.charAt(index)),
        );
        if (cut < 0) return false;
        const part = (from: number, to?: number): Text => ({
          text: child.text.slice(from, to),
          origin: child.origin.slice(from, to),
        });
        node.children.splice(at, 1, part(0, cut), make(random), part(cut));
        return true;
      });
    visit(root);
  };

const WIDGETS = [
  'Subscribe to get every new post in your inbox. Type your email… Subscribe. No spam, unsubscribe at any time.',
  'Advertisement',
  'Poll: have you ever kept a ledger by hand? Yes, for years. Once, at school. Never. 214 votes · 3 days left',
  'Share this post: Copy link, Email, Notes, More. Thanks for reading! This post is public, so feel free to share it with a friend who might like it.',
  'Sponsored. The Tidewater Almanac prints what the moon will do to your street, every day of the year; readers of this letter pay half until Sunday. Order yours today.',
];
const widget = (random: Random): Element => element('div', random.pick(WIDGETS));
const update = (random: Random): Element => {
  let text = 'Update, 21 March:';
  while (text.length < 380) text += ` ${sentence(random)}`;
  return element('p', text);
};

const PAYWALLS = [
  'This post is for paid subscribers. Subscribe. Already a paid subscriber? Sign in',
  'Keep reading with a 7-day free trial. Subscribe to keep reading this post and get 7 days of free access to the full archives.',
];

/** Everything behind the middle of the passage is gone; what asks for money comes there. */
const paywall: Change = (root, { start, end }, random) => {
  const cut = Math.round(start + (end - start) * (0.35 + random.next() * 0.4));
  let isPast = false;
  const visit = (node: Element): void => {
    node.children = node.children.filter((child: Node) => {
      if (isPast) return false;
      if (!isText(child)) {
        visit(child);
        return true;
      }
      const at = child.origin.findIndex((one, index) => one >= cut && /\s/.test(child.text.charAt(index)));
      if (at >= 0) {
        child.text = child.text.slice(0, at);
        child.origin = child.origin.slice(0, at);
        isPast = true;
      }
      return true;
    });
  };
  visit(root);
  root.children.push(element('div', element('p', random.pick(PAYWALLS))));
};

/** The rows of each list and table change places. */
const reordered: Change = (root, _, random) => {
  const visit = (node: Element): void => {
    const rows = node.children.filter(
      (child): child is Element => !isText(child) && /^(?:li|tr)$/.test(child.tag),
    );
    if (rows.length > 1) {
      const mixed = random.chance(0.5) ? rows.toReversed() : random.shuffle(rows);
      node.children = node.children.map((child) =>
        rows.includes(child as Element) ? (mixed.pop() as Element) : child,
      );
    }
    for (const child of node.children) if (!isText(child)) visit(child);
  };
  visit(root);
};

/** Sections, each from its heading on, change places. */
const swapped: Change = (root, _, random) => {
  const sections: Node[][] = [[]];
  for (const child of root.children) {
    if (!isText(child) && /^h[23]$/.test(child.tag)) sections.push([]);
    sections.at(-1)?.push(child);
  }
  const [head = [], ...rest] = sections;
  root.children = [...head, ...random.shuffle(rest).flat()];
};

/** Footnotes come in behind sentences. */
const footnotes: Change = (root, _, random) => {
  let count = 0;
  for (const { block } of leavesOf(root)) {
    block.children = block.children.flatMap((child): Node[] => {
      const at = isText(child) ? child.text.search(/[.!?] \S/) : -1;
      if (!isText(child) || at < 0 || random.chance(0.4)) return [child];
      const part = (from: number, to?: number): Text => ({
        text: child.text.slice(from, to),
        origin: child.origin.slice(from, to),
      });
      return [part(0, at + 1), element('sup', element('a', String(++count))), part(at + 1)];
    });
  }
};

/** The site's style sets headings and first words in capitals. */
const capitals: Change = (root, _, random) => {
  for (const node of textsOf(root))
    if (random.chance(0.5) && node.text.toUpperCase().length === node.text.length)
      node.text = node.text.toUpperCase();
};

/** Passages that a change is about, where it is not about any. */
export type Pick = 'any' | 'part' | 'paragraph' | 'heading' | 'row';

export const CHANGES: Readonly<Record<string, { readonly pick: Pick; readonly change: Change }>> = {
  'comment-deleted': { pick: 'part', change: quoted(comments, 'end', true) },
  'comment-kept': { pick: 'part', change: quoted(comments, 'end', false) },
  'comment-marked': { pick: 'paragraph', change: quoted(marked(comments, 'comments'), 'end', true) },
  'box-deleted': { pick: 'part', change: quoted(box, 'anywhere', true) },
  'box-marked': { pick: 'paragraph', change: quoted(marked(box, 'related'), 'anywhere', true) },
  'recap-deleted': { pick: 'part', change: quoted(recap, 'anywhere', true) },
  'paragraph-quoted': { pick: 'paragraph', change: quoted(comments, 'end', true) },
  contents: { pick: 'heading', change: contents() },
  widget: { pick: 'any', change: within(widget) },
  update: { pick: 'any', change: within(update) },
  paywall: { pick: 'any', change: paywall },
  rows: { pick: 'row', change: reordered },
  swapped: { pick: 'any', change: swapped },
  footnotes: { pick: 'any', change: footnotes },
  capitals: { pick: 'any', change: capitals },
};

/** Lists and tables of short rows, 3 to 12 words each. */
export function shortRows(random: Random): Element {
  const words = (): string => {
    const all = Array.from({ length: random.between(3, 13) }, () => random.pick(WORDS)).join(' ');
    return random.chance(0.5) ? `${all} ${random.between(1, 200)}` : all;
  };
  const root = element('div', element('h1', words()));
  for (let list = 0; list < 8; list++) {
    const length = random.between(3, 20);
    const row = (): Element =>
      list % 2 === 0
        ? element('li', words())
        : element('tr', element('td', words()), element('td', String(random.between(1, 99))));
    root.children.push(
      element('p', sentence(random)),
      element(list % 2 === 0 ? 'ul' : 'table', ...Array.from({ length }, row)),
    );
  }
  return root;
}
