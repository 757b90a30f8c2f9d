/** What detection knows of a page: plain data, made in the page by `dom/describe-page.ts`. */

/** A link of the page's head. */
export interface HeadLink {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly title: string;
}

/** A link in the text; `href` is absolute. */
export interface Link {
  readonly href: string;
  readonly text: string;
}

/** A block-level element that holds text; boxes are in document order, parents before children. */
export interface Box {
  /** An index into `PageDescription.boxes`; -1 for the body. */
  readonly parent: number;
  readonly tag: string;
  /** The tokens of class, id, role, itemprop and the like, lower case, parted by spaces. */
  readonly marks: string;
}

/** A run of text between two block boundaries, in the order of the page. */
export interface Block {
  /** Without white space at its ends or doubled within. */
  readonly text: string;
  /** 1 to 6 in a heading, otherwise 0. */
  readonly level: number;
  /** The innermost box that holds it. */
  readonly box: number;
  /** The fragments that lead here: ids on it, in it, or on a wrapper that starts with it. */
  readonly ids: readonly string[];
  readonly links: readonly Link[];
  /** The tokens of class, itemprop, rel of the inline elements in it. */
  readonly marks: string;
  /** `datetime` of a `<time>` in it. */
  readonly time?: string;
  /** The alternative text of the images in it. */
  readonly alt?: string;
}

/** Everything that detection may look at. */
export interface PageDescription {
  /** As the browser reports it, never as the page does. */
  readonly address: string;
  readonly title: string;
  /** `lang` of the root element; possibly empty. */
  readonly language: string;
  /** The first content of each `name` or `property`, which is in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly links: readonly HeadLink[];
  /** Hosts that scripts, styles, images and frames come from and that forms lead to. */
  readonly assets: ReadonlySet<string>;
  /** The first comments of the body: some tools sign there. */
  readonly remarks: readonly string[];
  /** The objects of all JSON-LD, graphs flattened. */
  readonly data: readonly Readonly<Record<string, unknown>>[];
  readonly boxes: readonly Box[];
  readonly blocks: readonly Block[];
}

/** Whether `box` is `outer` or stands in it. */
export function isWithin(page: PageDescription, box: number, outer: number): boolean {
  let at = box;
  while (at > outer) at = page.boxes[at]?.parent ?? -1;
  return at === outer;
}
