/** A passage with its structure, as elements made here: never HTML from a string. */
import type { ComponentChildren } from 'preact';
import { treeOf, type Block, type Inline } from '../../core/formats/passage-tree.ts';
import type { Colour, Target } from '../../core/model.ts';
import { WebLink } from './WebLink.tsx';

interface PassageTextProps {
  readonly target: Target;
  /** Given, the words are painted as on the page. */
  readonly colour?: Colour | undefined;
}

export function PassageText({ target, colour }: PassageTextProps) {
  const painted = (children: ComponentChildren): ComponentChildren =>
    colour === undefined ? (
      children
    ) : (
      <span class="painted" data-colour={colour}>
        {children}
      </span>
    );
  const block = (one: Block, key: number): ComponentChildren => {
    if (one.type === 'p') return <p key={key}>{painted(one.children.map(inlineNode))}</p>;
    if (one.type === 'pre') {
      return (
        <pre key={key} dir="ltr">
          <code>{painted(one.text)}</code>
        </pre>
      );
    }
    if (one.type === 'table') {
      const rows = one.rows.map((cells, index) => {
        const Name = one.hasHead && index === 0 ? 'th' : 'td';
        return (
          <tr key={index}>
            {cells.map((cell, at) => (
              <Name key={at}>{painted(cell.map(inlineNode))}</Name>
            ))}
          </tr>
        );
      });
      return <table key={key}>{rows}</table>;
    }
    const items = one.items.map(({ blocks }, index) => <li key={index}>{blocks.map(block)}</li>);
    const start = one.items[0]?.number ?? null;
    if (start === null) return <ul key={key}>{items}</ul>;
    return (
      <ol key={key} start={start}>
        {items}
      </ol>
    );
  };
  return <div class="structured">{treeOf(target).map(block)}</div>;
}

function inlineNode(inline: Inline, key: number): ComponentChildren {
  if (inline.type === 'text') return inline.text;
  if (inline.type === 'code') return <code key={key}>{inline.text}</code>;
  if (inline.type === 'br') return <br key={key} />;
  const inside = inline.children.map(inlineNode);
  if (inline.type === 'a') {
    return (
      <WebLink key={key} address={inline.address}>
        {inside}
      </WebLink>
    );
  }
  const Name = inline.type;
  return <Name key={key}>{inside}</Name>;
}
