/** Reads HTML into the benchmark's trees, without a browser. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Parsed } from 'parse5';
import { element, fresh, type Element, type Node } from './tree.ts';

/** What holds no text that a reader reads or marks. */
const LEFT_OUT = new Set('script style noscript template iframe textarea select button'.split(' '));
const HTML = 'http://www.w3.org/1999/xhtml';

function isRead(node: Parsed.Element): boolean {
  const hidden = node.attrs.some(({ name }) => name === 'hidden');
  return (node.namespaceURI as string) === HTML && !LEFT_OUT.has(node.tagName) && !hidden;
}

function nodesOf(node: Parsed.ParentNode): Node[] {
  return node.childNodes.flatMap((child): Node[] => {
    if ('value' in child) return [fresh(child.value)];
    if (!('tagName' in child) || !isRead(child)) return [];
    return [{ tag: child.tagName, children: nodesOf(child) }];
  });
}

/** The body of a page. */
export function treeOf(html: string): Element {
  const root = parse(html, { scriptingEnabled: false }).childNodes.find(
    (node): node is Parsed.Element => 'tagName' in node,
  );
  const body = root?.childNodes.find(
    (node): node is Parsed.Element => 'tagName' in node && node.tagName === 'body',
  );
  const tree = element('div');
  if (body !== undefined) tree.children = nodesOf(body);
  return tree;
}

/** The pages of a folder by name, in the order of their names. */
export async function treesIn(folder: string): Promise<[string, Element][]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html')).toSorted();
  return Promise.all(
    names.map(async (name): Promise<[string, Element]> => [
      basename(name, '.html'),
      treeOf(await readFile(join(folder, name), 'utf8')),
    ]),
  );
}
