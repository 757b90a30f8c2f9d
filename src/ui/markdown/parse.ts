/**
 * Comments as a tree: the part of Markdown that people type into a note, in one pass. Everything
 * that is not understood stays text, so nothing that was written is ever hidden.
 */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'emphasis'; readonly children: readonly Inline[] }
  | { readonly type: 'strong'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly address: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'quote'; readonly children: readonly Inline[] }
  /** A fenced block: its text as it was written, and what is written behind the fence, as a language. */
  | { readonly type: 'pre'; readonly info: string; readonly text: string }
  | {
      readonly type: 'list';
      /** The number of the first item; null where the list is not numbered. */
      readonly start: number | null;
      /** What each item says, and behind that the lists and blocks below it. */
      readonly items: readonly (readonly (Inline | Block)[])[];
    };

const MARK = /\*\*|__|\*|_/y;
const LINK = /\[([^[\]]{1,500})\]\(([^\s()<>]{1,2048})\)/y;
const BARE_LINK = /https?:\/\/[^\s<>"]{1,2048}/y;
const TICKS = /`+/y;
const ESCAPED = /\\([!-/:-@[-`{-~])/y;
const PLAIN = /[^\\`*_[\nh]+|h(?!ttps?:\/\/)/y;
const WORD = /[\p{L}\p{N}]/u;

/** An emphasis that began and may end; `mark` is what opened it. */
interface Frame {
  readonly mark: string;
  readonly nodes: Inline[];
}

/** Takes `pattern`, a sticky one, at `at`. */
function take(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Adds text, joined to text that stands before it. */
function pushText(nodes: Inline[], text: string): void {
  const last = nodes.at(-1);
  if (last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', text: last.text + text };
  else if (text !== '') nodes.push({ type: 'text', text });
}

function pushAll(nodes: Inline[], more: readonly Inline[]): void {
  for (const node of more) {
    if (node.type === 'text') pushText(nodes, node.text);
    else nodes.push(node);
  }
}

/** What never ended was no emphasis: its mark and what follows become text of the frame below. */
function flatten(frames: Frame[], depth: number): void {
  while (frames.length > depth) {
    const frame = frames.pop();
    const below = frames.at(-1);
    if (frame === undefined || below === undefined) return;
    pushText(below.nodes, frame.mark);
    pushAll(below.nodes, frame.nodes);
  }
}

/** Full stops and the like after an address belong to the sentence. */
function withoutTrail(address: string): string {
  let end = address.length;
  while (end > 0 && `.,;:!?'")]}*_`.includes(address.charAt(end - 1))) end -= 1;
  return address.slice(0, end);
}

/** Opens or closes an emphasis, or says that the mark at `at` is only text. */
function emphasise(frames: Frame[], text: string, at: number, mark: string): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + mark.length);
  const inWord = mark.startsWith('_') && WORD.test(before) && WORD.test(after);
  const open = frames.findLastIndex((frame) => frame.mark === mark);
  if (open > 0 && before.trim() !== '' && !inWord) {
    flatten(frames, open + 1);
    const closed = frames.pop();
    if (closed !== undefined && closed.nodes.length > 0) {
      const type = mark.length === 2 ? 'strong' : 'emphasis';
      frames.at(-1)?.nodes.push({ type, children: closed.nodes });
      return true;
    }
    if (closed !== undefined) pushText(frames.at(-1)?.nodes ?? [], mark);
    return false;
  }
  if (open > 0 || after.trim() === '' || inWord) return false;
  frames.push({ mark, nodes: [] });
  return true;
}

/** The emphasis mark at `at`: of three stars, the one that closes what was opened last comes first. */
function markAt(text: string, at: number, innermost = ''): string | undefined {
  const mark = take(MARK, text, at)?.[0];
  if (mark === undefined || mark.length === 1) return mark;
  const single = mark.charAt(0);
  return innermost === single && text.charAt(at + 2) === single ? single : mark;
}

/** Parses a run of text; links are not looked for inside of links. Takes time linear in its length. */
function inlines(text: string, links: boolean): Inline[] {
  const root: Frame = { mark: '', nodes: [] };
  const frames: Frame[] = [root];
  const neverEnding = new Set<string>();
  let at = 0;
  while (at < text.length) {
    const { nodes } = frames.at(-1) ?? root;
    const plain = take(PLAIN, text, at);
    if (plain !== null) {
      pushText(nodes, plain[0]);
      at += plain[0].length;
      continue;
    }
    const escaped = take(ESCAPED, text, at);
    const ticks = take(TICKS, text, at)?.[0];
    const mark = markAt(text, at, frames.at(-1)?.mark);
    const link = links ? take(LINK, text, at) : null;
    const bare = links ? take(BARE_LINK, text, at)?.[0] : undefined;
    if (text.charAt(at) === '\n') {
      nodes.push({ type: 'break' });
      at += 1;
    } else if (escaped !== null) {
      pushText(nodes, escaped[1] ?? '');
      at += escaped[0].length;
    } else if (ticks !== undefined) {
      const end = neverEnding.has(ticks) ? -1 : text.indexOf(ticks, at + ticks.length);
      if (end < 0) {
        neverEnding.add(ticks);
        pushText(nodes, ticks);
        at += ticks.length;
      } else {
        nodes.push({ type: 'code', text: text.slice(at + ticks.length, end) });
        at = end + ticks.length;
      }
    } else if (mark !== undefined) {
      if (!emphasise(frames, text, at, mark)) pushText((frames.at(-1) ?? root).nodes, mark);
      at += mark.length;
    } else if (link !== null) {
      nodes.push({ type: 'link', address: link[2] ?? '', children: inlines(link[1] ?? '', false) });
      at += link[0].length;
    } else if (bare !== undefined) {
      const address = withoutTrail(bare);
      nodes.push({ type: 'link', address, children: [{ type: 'text', text: address }] });
      at += address.length;
    } else {
      pushText(nodes, text.charAt(at));
      at += 1;
    }
  }
  flatten(frames, 1);
  return root.nodes;
}

const ITEM = /^ {0,3}(?:[-*+]|(\d{1,9})[.)]) +(.*)$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const QUOTED = /^ {0,3}> ?(.*)$/;

/** A block while its lines are gathered. */
interface Gathering {
  readonly type: Block['type'];
  readonly start: number | null;
  /** The lines of a paragraph or quote; the items of a list. */
  readonly lines: string[];
}

/** The kind of block that a line begins or continues, and its text without the sign of it. */
function kindOf(line: string): Gathering {
  const item = ITEM.exec(line);
  if (item !== null) {
    const start = item[1] === undefined ? null : Number(item[1]);
    return { type: 'list', start, lines: [item[2] ?? ''] };
  }
  const quoted = QUOTED.exec(line);
  if (quoted !== null) return { type: 'quote', start: null, lines: [quoted[1] ?? ''] };
  return { type: 'paragraph', start: null, lines: [line.trim()] };
}

/** Lists are nested no deeper than this: further in, their signs are text. */
const DEEPEST = 5;

/** What an item says and what stands below it, by its lines. */
function itemOf(text: string, depth: number): (Inline | Block)[] {
  const [first, ...rest] = text.split(BELOW);
  const own = inlines(first ?? '', true);
  if (rest.length === 0) return own;
  if (depth >= DEEPEST) return inlines([first, ...rest].join('\n'), true);
  const lines = rest.flatMap((each) => each.split('\n'));
  const indent = lines[0]?.search(/\S/) ?? 0;
  const dedented = lines.map((line) => line.slice(Math.min(indent, Math.max(0, line.search(/\S/)))));
  return [...own, ...blocksOf(dedented, depth + 1)];
}

function finished({ type, start, lines }: Gathering, depth: number): Block {
  if (type === 'list') return { type, start, items: lines.map((line) => itemOf(line, depth)) };
  if (type === 'pre') {
    const [info = '', ...text] = lines;
    return { type, info, text: text.join('\n') };
  }
  return { type, children: inlines(lines.join('\n'), true) };
}

/** Between an item's own text and the lines below it; a comment holds no such sign. */
const BELOW = '\u0000';

/** How many lines from `at` on are a fenced block, its fences with it; 0 where none begins there. */
function fencedLines(lines: readonly string[], at: number): number {
  const fence = FENCE.exec(lines[at] ?? '')?.[1];
  if (fence === undefined) return 0;
  const closes = (line: string): boolean =>
    line.trim().startsWith(fence) && line.trim().replaceAll(fence.charAt(0), '') === '';
  const end = lines.findIndex((line, index) => index > at && closes(line));
  return (end < 0 ? lines.length : end + 1) - at;
}

function blocksOf(lines: readonly string[], depth: number): Block[] {
  const blocks: Gathering[] = [];
  let current: Gathering | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const fenced = fencedLines(lines, at);
    if (fenced > 0) {
      const isClosed = FENCE.test(lines[at + fenced - 1] ?? '') && fenced > 1;
      const text = lines.slice(at + 1, at + fenced - (isClosed ? 1 : 0));
      blocks.push({ type: 'pre', start: null, lines: [FENCE.exec(line)?.[2]?.trim() ?? '', ...text] });
      current = undefined;
      at += fenced - 1;
    } else if (line.trim() === '') current = undefined;
    else current = gather(blocks, current, line);
  }
  return blocks.map((block) => finished(block, depth));
}

/** Adds a line to the block that it continues, or begins one; the block that it is in. */
function gather(blocks: Gathering[], current: Gathering | undefined, line: string): Gathering {
  const next = kindOf(line);
  const isBelow = /^(?: {2}|\t)/.test(line) && kindOf(line.trimStart()).type !== 'paragraph';
  if (current?.type === 'list' && isBelow) {
    current.lines.push(`${current.lines.pop() ?? ''}${BELOW}${line}`);
    return current;
  }
  const numbered = current?.start !== null;
  const continues =
    current?.type === next.type && (next.type !== 'list' || numbered === (next.start !== null));
  if (current !== undefined && continues) {
    current.lines.push(...next.lines);
    return current;
  }
  if (current?.type === 'list' && next.type === 'paragraph') {
    current.lines.push(`${current.lines.pop() ?? ''}\n${next.lines[0] ?? ''}`);
    return current;
  }
  blocks.push(next);
  return next;
}

/**
 * Parses a comment: paragraphs, line breaks, emphasis, strong, code, fenced blocks, quotes, lists and
 * links, as CommonMark writes them, and bare web addresses. An address is not judged here.
 */
export function parseMarkdown(source: string): Block[] {
  return blocksOf(source.replaceAll(BELOW, '').split(/\r\n?|\n/), 0);
}
