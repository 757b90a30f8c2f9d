/** A comment as formatted text: nodes from a tree, never HTML from a string. */
import type { ComponentChildren } from 'preact';
import { WebLink } from './WebLink.tsx';
import { parseMarkdown, type Block, type Inline } from '../markdown/parse.ts';
import '../styles/markdown.css';

function Inlines({ nodes }: { readonly nodes: readonly Inline[] }) {
  const parts = nodes.map((node, key): ComponentChildren => {
    if (node.type === 'text') return node.text;
    if (node.type === 'code') return <code key={key}>{node.text}</code>;
    if (node.type === 'break') return <br key={key} />;
    const inside = <Inlines nodes={node.children} />;
    if (node.type === 'emphasis') return <em key={key}>{inside}</em>;
    if (node.type === 'strong') return <strong key={key}>{inside}</strong>;
    return (
      <WebLink key={key} address={node.address}>
        {inside}
      </WebLink>
    );
  });
  return <>{parts}</>;
}

const BLOCKS: readonly string[] = ['paragraph', 'quote', 'pre', 'list'] satisfies Block['type'][];

function isBlock(node: Inline | Block): node is Block {
  return BLOCKS.includes(node.type);
}

/** What an item says, and the blocks below it. */
function Item({ nodes }: { readonly nodes: readonly (Inline | Block)[] }) {
  const own = nodes.filter((node) => !isBlock(node));
  return (
    <>
      <Inlines nodes={own} />
      {nodes.filter(isBlock).map(asNode)}
    </>
  );
}

function asNode(block: Block, key: number): ComponentChildren {
  if (block.type === 'pre') {
    return (
      <pre key={key} dir="ltr">
        {block.info !== '' && <span class="pre-info">{block.info}</span>}
        <code>{block.text}</code>
      </pre>
    );
  }
  if (block.type !== 'list') {
    const inside = <Inlines nodes={block.children} />;
    return block.type === 'quote' ? <blockquote key={key}>{inside}</blockquote> : <p key={key}>{inside}</p>;
  }
  const items = block.items.map((item, index) => (
    <li key={index}>
      <Item nodes={item} />
    </li>
  ));
  if (block.start === null) return <ul key={key}>{items}</ul>;
  return (
    <ol key={key} start={block.start}>
      {items}
    </ol>
  );
}

export function Markdown({ source }: { readonly source: string }) {
  return (
    <div class="markdown" dir="auto">
      {parseMarkdown(source).map(asNode)}
    </div>
  );
}
