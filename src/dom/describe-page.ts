/** Makes the description of a page that `core` detects issues in; reads the document, changes nothing. */
import { atOnce, type Steps } from '../core/steps.ts';
import type { Block, Box, HeadLink, Link, PageDescription } from '../core/detection/page.ts';
import { structuredData } from './structured-data.ts';

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table ' +
    'tbody td tfoot th thead tr ul'
  ).split(' '),
);
const SKIPPED_TAGS = new Set(
  'script style noscript template svg math iframe object video audio canvas select textarea head'.split(' '),
);
const MARKING = ['class', 'id', 'role', 'itemprop'];
const ASSETS = 'script[src],img[src],iframe[src],link[href],form[action]';
const INVISIBLE = /\u00ad|\u034f|\u200b|\u2060|\ufeff/g;

/** What links to a heading itself look like, at its end. */
const ANCHOR_SIGN = /\s*(?:[#¶§⚓]|🔗)$/u;

/** How much of a page is read: a yearly archive of long essays is well below it. */
const MOST_TEXT = 1_500_000;
const MOST_BLOCKS = 20_000;
const MOST_REMARKS = 80;
/** No paragraph is longer. */
const MOST_BLOCK_TEXT = 100_000;

/** Nodes that are read in one step, in about a millisecond; so many characters count as one. */
const STEP = 500;
const CHARACTERS = 500;

/** Where a block and a box are in the document. */
interface Place {
  /** The block-level element that the text stands in. */
  readonly element: Element;
  readonly first: Node;
  readonly last: Node;
}

/** A page and the way back from its description to its nodes. */
export interface DescribedPage {
  readonly page: PageDescription;
  /** One for each block. */
  readonly places: readonly Place[];
  /** One for each box. */
  readonly elements: readonly Element[];
}

/** Text as detection compares it: one space between words, nothing invisible. */
function tidy(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
}

function marksOf(element: Element): string {
  let marks = '';
  for (const name of MARKING) {
    const value = element.getAttribute(name);
    if (value) marks += ` ${value}`;
  }
  return marks.toLowerCase().slice(1);
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden')) return true;
  const style = element.getAttribute('style');
  return style !== null && /display:\s*none/i.test(style);
}

/** Absolute addresses, which most links are, need no parser to be told apart. */
function resolve(href: string, base: string): string {
  if (/^https?:\/\/[^\s/]+\//.test(href)) return href;
  return URL.canParse(href, base) ? new URL(href, base).href : '';
}

function hostOf(address: string): string {
  return /^(?:https?:)?\/\/([^/?#]+)/.exec(address)?.[1] ?? '';
}

/** A block while it is being read. */
interface Open {
  text: string;
  first: Node | null;
  last: Node | null;
  readonly ids: string[];
  readonly links: Link[];
  marks: string;
  time: string;
  alt: string;
}

function emptyBlock(ids: string[]): Open {
  return { text: '', first: null, last: null, ids, links: [], marks: '', time: '', alt: '' };
}

function readLink(open: Open, element: Element, base: string): void {
  const name = element.getAttribute('name');
  if (name) open.ids.push(name);
  const href = element.getAttribute('href');
  if (href) open.links.push({ href: resolve(href, base), text: tidy(element.textContent) });
  const rel = element.getAttribute('rel');
  if (rel) open.marks += ` rel-${rel}`;
}

function readImage(open: Open, element: Element): void {
  const alt = element.getAttribute('alt');
  if (!alt) return;
  open.alt ||= alt;
  open.first ??= element;
  open.last = element;
}

/** What stands side by side in a line though no space parts it: two runs of words, each in an element of its own. */
function isGlued({ text }: Open, element: Element): boolean {
  const before = element.previousSibling;
  return (
    element.localName === 'span' &&
    before?.nodeName === 'SPAN' &&
    (before.textContent?.length ?? 0) > 3 &&
    element.textContent.length > 3 &&
    /[\p{L}\p{N}]$/u.test(text) &&
    /^[\p{Lu}\p{N}]/u.test(element.textContent)
  );
}

interface Body {
  readonly boxes: Box[];
  readonly blocks: Block[];
  readonly places: Place[];
  readonly elements: Element[];
  readonly remarks: string[];
}

/** An element whose children are being read. */
interface Frame {
  /** The child that comes next. */
  next: Node | null;
  readonly box: number;
  readonly level: number;
  readonly isBlock: boolean;
}

/** Makes boxes and blocks of what a walk through the body meets. */
class Reader implements Body {
  readonly boxes: Box[] = [];
  readonly blocks: Block[] = [];
  readonly places: Place[] = [];
  readonly elements: Element[] = [];
  readonly remarks: string[] = [];
  readonly #base: string;
  #open = emptyBlock([]);
  #read = 0;

  /** @param base what relative links are resolved with. */
  constructor(base: string) {
    this.#base = base;
  }

  /** Ends the block that is being read. */
  close({ box, level }: Frame): void {
    const { first, last, ids, links, time, alt, marks, text: read } = this.#open;
    const text = level > 0 ? tidy(read).replace(ANCHOR_SIGN, '') : tidy(read);
    const element = this.elements[box];
    if (element === undefined || first === null || last === null || (text === '' && alt === '')) {
      // An anchor without text, as before a heading, leads to the text that follows.
      this.#open = emptyBlock(ids);
      return;
    }
    const said = { ...(time !== '' && { time }), ...(alt !== '' && { alt: tidy(alt) }) };
    this.blocks.push({ text, level, box, ids, links, marks: marks.trim(), ...said });
    this.places.push({ element, first, last });
    this.#read += text.length;
    this.#open = emptyBlock([]);
  }

  /** A box, whose children are its text. */
  box(element: Element, tag: string, parent: number, level: number): Frame {
    this.boxes.push({ parent, tag, marks: marksOf(element) });
    this.elements.push(element);
    if (element.id) this.#open.ids.push(element.id);
    const heading = /^h[1-6]$/.test(tag) ? Number(tag[1]) : level;
    return { next: element.firstChild, box: this.boxes.length - 1, level: heading, isBlock: true };
  }

  #inline(element: Element, { box, level }: Frame): Frame {
    const open = this.#open;
    if (element.id) open.ids.push(element.id);
    const marks = marksOf(element);
    if (marks !== '') open.marks += ` ${marks}`;
    if (isGlued(open, element)) open.text += ' ';
    if (element.localName === 'a') readLink(open, element, this.#base);
    else if (element.localName === 'img') readImage(open, element);
    else if (element.localName === 'time') open.time ||= element.getAttribute('datetime') ?? '';
    return { next: element.firstChild, box, level, isBlock: false };
  }

  /** What an element begins; `undefined` where its children are not read. */
  enter(element: Element, within: Frame): Frame | undefined {
    const tag = element.localName;
    if (SKIPPED_TAGS.has(tag) || isHidden(element)) return undefined;
    if (this.#read > MOST_TEXT || this.blocks.length > MOST_BLOCKS) return undefined;
    if (tag === 'br') {
      this.#open.text += ' ';
      return undefined;
    }
    if (!BLOCK_TAGS.has(tag) && !tag.includes('-')) return this.#inline(element, within);
    this.close(within);
    return this.box(element, tag, within.box, within.level);
  }

  /** Words of the block that is being read. */
  write(node: Node, text: string): void {
    const open = this.#open;
    if (open.text.length < MOST_BLOCK_TEXT) open.text += text.slice(0, MOST_BLOCK_TEXT);
    if (!/\S/.test(text)) return;
    open.first ??= node;
    open.last = node;
  }
}

/** Reads the body into boxes and blocks, in one walk, however deep it is. */
function* readBody(body: Element, base: string): Steps<Body> {
  const reader = new Reader(base);
  const frames: Frame[] = [reader.box(body, 'body', -1, 0)];
  let spent = 0;
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const node = frame.next;
    if (node === null) {
      frames.pop();
      if (frame.isBlock) reader.close(frame);
      continue;
    }
    frame.next = node.nextSibling;
    const value = node.nodeValue ?? '';
    if (node.nodeType === 1) {
      const entered = reader.enter(node as Element, frame);
      if (entered !== undefined) frames.push(entered);
    } else if (node.nodeType === 3) reader.write(node, value);
    else if (node.nodeType === 8 && reader.remarks.length < MOST_REMARKS)
      reader.remarks.push(value.slice(0, 80).trim());
    spent += 1 + value.length / CHARACTERS;
    if (spent > STEP) {
      spent = 0;
      yield;
    }
  }
  return reader;
}

function headLinks(document: Document, base: string): HeadLink[] {
  return [...document.querySelectorAll('link[rel][href]')].map((link) => ({
    rel: (link.getAttribute('rel') ?? '').toLowerCase(),
    href: resolve(link.getAttribute('href') ?? '', base),
    type: (link.getAttribute('type') ?? '').toLowerCase(),
    title: link.getAttribute('title') ?? '',
  }));
}

function metadata(document: Document): Map<string, string> {
  const meta = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = (element.getAttribute('property') ?? element.getAttribute('name') ?? '').toLowerCase();
    // Some archives store `value` where HTML says `content`.
    const content = tidy(element.getAttribute('content') ?? element.getAttribute('value') ?? '');
    if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
  }
  return meta;
}

function assetHosts(document: Document): Set<string> {
  const hosts = new Set<string>();
  for (const element of document.querySelectorAll(ASSETS)) {
    const host = hostOf(
      element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('action') ?? '',
    );
    if (host !== '') hosts.add(host);
  }
  return hosts;
}

/**
 * Describes a page, in steps of about a millisecond. A page that changes between two of them is
 * described as some of both; it has to be described again.
 * @param address the page's address as the browser reports it; relative links are resolved with it.
 */
export function* describeInSteps(document: Document, address: string): Steps<DescribedPage> {
  const { boxes, blocks, places, elements, remarks } = yield* readBody(document.body, address);
  const page: PageDescription = {
    address,
    title: tidy(document.title),
    language: document.documentElement.getAttribute('lang') ?? '',
    meta: metadata(document),
    links: headLinks(document, address),
    assets: assetHosts(document),
    remarks,
    data: structuredData(document),
    boxes,
    blocks,
  };
  yield;
  return { page, places, elements };
}

/** Describes a page at once. */
export function describePage(document: Document, address: string): DescribedPage {
  return atOnce(describeInSteps(document, address));
}
