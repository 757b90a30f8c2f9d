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

function asNode(block: Block, key: number): ComponentChildren {
  if (block.type !== 'list') {
    const inside = <Inlines nodes={block.children} />;
    return block.type === 'quote' ? <blockquote key={key}>{inside}</blockquote> : <p key={key}>{inside}</p>;
  }
  const items = block.items.map((item, index) => (
    <li key={index}>
      <Inlines nodes={item} />
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
