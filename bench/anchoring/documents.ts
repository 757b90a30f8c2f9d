/** Generated newsletters in five templates, of any size. */
import type { Random } from './random.ts';
import { element, type Element, type Node } from './tree.ts';
import { PASSAGES, WORDS } from './words.ts';

function word(random: Random): string {
  // Zipf's law: the rank's logarithm is drawn evenly.
  const rank = Math.floor(WORDS.length ** random.next()) - 1;
  return WORDS[rank] ?? 'the';
}

export function sentence(random: Random): string {
  const words = Array.from({ length: random.between(5, 22) }, () => word(random));
  if (words.length > 9 && random.chance(0.5)) words[random.between(3, words.length - 3)] += ',';
  const first = words[0] ?? 'the';
  words[0] = first.charAt(0).toUpperCase() + first.slice(1);
  return words.join(' ') + random.pick(['.', '.', '.', '.', '?', '!', '…']);
}

function sentences(random: Random, low: number, high: number): string {
  return Array.from({ length: random.between(low, high) }, () => sentence(random)).join(' ');
}

function title(random: Random): string {
  return Array.from({ length: random.between(2, 6) }, () => {
    const one = word(random);
    return one.charAt(0).toUpperCase() + one.slice(1);
  }).join(' ');
}

/** A paragraph's text, some of it in inline elements. */
function inline(random: Random, text: string): Node[] {
  const words = text.split(' ');
  const nodes: Node[] = [];
  let plain: string[] = [];
  const flush = (): void => {
    if (plain.length > 0) nodes.push(...element('p', plain.join(' ')).children);
    plain = [];
  };
  for (let at = 0; at < words.length;) {
    if (random.chance(0.03)) {
      const length = random.between(1, 5);
      plain.push('');
      flush();
      nodes.push(element(random.pick(['a', 'em', 'strong']), words.slice(at, at + length).join(' ')));
      at += length;
      if (at < words.length) plain.push('');
    } else plain.push(words[at++] ?? '');
  }
  flush();
  return nodes;
}

const paragraph = (random: Random): Element =>
  element('p', ...inline(random, random.chance(0.03) ? random.pick(PASSAGES) : sentences(random, 1, 7)));

const list = (random: Random): Element =>
  element(
    random.pick(['ul', 'ol']),
    ...Array.from({ length: random.between(3, 9) }, () =>
      element('li', ...inline(random, sentences(random, 1, 3))),
    ),
  );

function table(random: Random): Element {
  const columns = random.between(2, 5);
  const row = (tag: string): Element =>
    element(
      'tr',
      ...Array.from({ length: columns }, () => element(tag, tag === 'th' ? title(random) : sentence(random))),
    );
  return element('table', row('th'), ...Array.from({ length: random.between(2, 8) }, () => row('td')));
}

function code(random: Random): Element {
  const lines = Array.from(
    { length: random.between(2, 9) },
    () => `  ${word(random)}(${word(random)}, ${random.between(0, 99)});`,
  );
  return element('pre', element('code', lines.join('\n')));
}

const mail = (random: Random): Element =>
  element(
    'table',
    element('tr', element('td', ...Array.from({ length: random.between(1, 4) }, () => paragraph(random)))),
  );

type Part = (random: Random) => Element;

const quotation: Part = (random) => element('blockquote', paragraph(random));
const footnote: Part = (random) =>
  element('p', element('sup', String(random.between(1, 40))), ` ${sentence(random)}`);

/** What each template is made of, besides headings. */
export const TEMPLATES: Readonly<Record<string, readonly Part[]>> = {
  lists: [list, list, paragraph, paragraph],
  prose: [paragraph],
  quotations: [paragraph, paragraph, quotation, footnote],
  code: [paragraph, paragraph, code, table],
  mail: [mail],
};

/** A document of about `characters`, in one of the templates. */
export function generate(random: Random, template: string, characters: number): Element {
  const parts = TEMPLATES[template] ?? [paragraph];
  const root = element('div', element('h1', title(random)));
  const made = { size: 0 };
  const measure = (node: Node): number =>
    'text' in node ? node.text.length : node.children.reduce((sum, child) => sum + measure(child), 0);
  const add = (node: Element): void => {
    root.children.push(node, ...element('p', '\n').children);
    made.size += measure(node) + 1;
  };
  while (made.size < characters) {
    add(element(random.pick(['h2', 'h3']), title(random)));
    for (let count = random.between(2, 9); count > 0 && made.size < characters; count--)
      add(random.pick(parts)(random));
  }
  return root;
}
