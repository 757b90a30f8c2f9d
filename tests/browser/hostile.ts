/** What the security tests share: texts that may turn up nowhere, a store filled by hand, a page's eyes. */
import type { Page } from 'puppeteer-core';
import type { Annotation, Issue, Publication, Tag } from '../../src/core/model.ts';
import { readDatabase, writeDatabase } from '../../scripts/database.mjs';
import { until } from '../../scripts/until.mjs';
import type { Suite } from './harness/browsers.ts';

/** A record as it is in the database: what comes from outside is not checked here. */
type Loose<Shape> = { readonly [Key in keyof Shape]: unknown };

export interface Seeds {
  readonly annotations?: readonly Loose<Annotation>[];
  readonly issues?: readonly Loose<Issue>[];
  readonly publications?: readonly Loose<Publication>[];
  readonly tags?: readonly Loose<Tag>[];
}

const WHEN = '2026-10-01T08:00:00.000Z';

export const issueOf = (id: string, address: string, more: Partial<Loose<Issue>> = {}): Loose<Issue> => ({
  id,
  addresses: [address],
  publication: `publication-of-${id}`,
  title: `Title of ${id}`,
  authors: ['Somebody'],
  created: WHEN,
  modified: WHEN,
  ...more,
});

export const publicationOf = (issue: string, name: string): Loose<Publication> => ({
  id: `publication-of-${issue}`,
  name,
  modified: WHEN,
});

export const tagOf = (id: string, name: string, more: Partial<Loose<Tag>> = {}): Loose<Tag> => ({
  id,
  name,
  colour: 'rose',
  created: WHEN,
  modified: WHEN,
  ...more,
});

/** @param quote the passage, with what stands before and after it. */
export const noteOf = (
  id: string,
  issue: Loose<Issue>,
  [exact, prefix = '', suffix = '']: readonly [exact: string, prefix?: string, suffix?: string],
  more: Partial<Loose<Annotation>> = {},
): Loose<Annotation> => ({
  id,
  issue: issue.id,
  target: {
    source: (issue.addresses as string[])[0],
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      { type: 'TextPositionSelector', start: 0, end: exact.length },
    ],
  },
  tags: [],
  comment: '',
  created: WHEN,
  modified: WHEN,
  ...more,
});

/**
 * Makes these records the library, besides the starter tags, and publishes the change. It goes past the
 * extension's own checks: the records may be what a file or an older version has left.
 */
export async function seed(suite: Suite, seeds: Seeds): Promise<void> {
  const page = await suite.openExtensionPage('settings.html');
  await writeDatabase(page, { ...seeds });
  // A page that opens now makes the index; it is not to be closed, nor another one opened, in the middle of that.
  const builder = await suite.openExtensionPage('settings.html');
  await until('the index is whole', async () => {
    const { meta = [] } = await readDatabase(builder);
    return meta.some(({ key, building }) => key === 'index' && building === undefined);
  });
  await builder.close();
  await page.close();
}

/** Everything that a script of the page can find out about its document and who is in it. */
export interface Exposure {
  readonly html: string;
  readonly globals: readonly string[];
  /** The rules of each adopted style sheet. */
  readonly adopted: readonly string[];
  readonly sheets: number;
  readonly highlights: readonly { readonly name: string; readonly texts: readonly string[] }[];
  readonly animations: number;
  readonly popovers: number;
  /** Paths of what was loaded. */
  readonly resources: readonly string[];
}

export async function exposureOf(page: Page): Promise<Exposure> {
  return page.evaluate(() => {
    const textOf = (part: AbstractRange): string => {
      const range = new Range();
      range.setStart(part.startContainer, part.startOffset);
      range.setEnd(part.endContainer, part.endOffset);
      return range.toString().replaceAll(/\s+/g, ' ');
    };
    return {
      html: document.documentElement.getHTML({ serializableShadowRoots: true }),
      globals: Object.getOwnPropertyNames(globalThis).toSorted(),
      adopted: document.adoptedStyleSheets.map((sheet) =>
        [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'),
      ),
      sheets: document.styleSheets.length,
      highlights: [...CSS.highlights].map(([name, highlight]) => ({
        name,
        texts: [...highlight].map((range) => textOf(range)).toSorted(),
      })),
      animations: document.getAnimations().length,
      popovers: document.querySelectorAll(':popover-open').length,
      resources: performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .toSorted(),
    };
  });
}

/** Waits until so many passages are painted. */
export async function painted(page: Page, count: number): Promise<void> {
  await until(`${count} passages are painted`, async () => {
    const { highlights } = await exposureOf(page);
    return highlights.flatMap(({ texts }) => texts).length >= count;
  });
}

/** Waits until nothing of Postil's stands in the page's DOM. */
export async function left(page: Page): Promise<void> {
  await until('the page has its document for itself', () =>
    page.evaluate(() => document.documentElement.childElementCount === 2),
  );
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/** A text of the same shape, in which nothing means anything. */
export const harmless = (text: string): string => text.replaceAll(/\S/gu, 'a');

export interface Census {
  /** How often each element is there, outside of formatted comments. */
  readonly elements: Record<string, number>;
  /** The elements in formatted comments. */
  readonly formatted: readonly string[];
  /** The names of all attributes. */
  readonly attributes: readonly string[];
}

/** Counts the elements of a document, or of parts of it; words that a search marked are left out. */
export async function censusOf(page: Page, parts = 'html'): Promise<Census> {
  return page.evaluate((selector) => {
    const roots = [...document.querySelectorAll(selector)];
    const all = roots.flatMap((root) => [root].concat(Array.from(root.querySelectorAll('*'))));
    const elements: Record<string, number> = {};
    const formatted = new Set<string>();
    for (const element of all) {
      const { localName } = element;
      if (element.parentElement?.closest('.markdown')) formatted.add(localName);
      else if (!element.matches('mark.found')) elements[localName] = (elements[localName] ?? 0) + 1;
    }
    const attributes = new Set(all.flatMap((element) => element.getAttributeNames()));
    return { elements, formatted: [...formatted], attributes: [...attributes] };
  }, parts);
}

/** Chooses a file in a document's field for files. */
export async function fileIn(page: Page, name: string, content: string): Promise<void> {
  await page.evaluate(
    (fileName, text) => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]');
      if (field === null) throw new Error('There is no field for a file.');
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], fileName, { type: 'application/json' }));
      field.files = transfer.files;
      field.dispatchEvent(new Event('change', { bubbles: true }));
    },
    name,
    content,
  );
}

/** Says whatever a page would ask its reader: nothing may. */
export function hearDialogs(page: Page): string[] {
  const heard: string[] = [];
  page.on('dialog', (dialog) => {
    heard.push(dialog.message());
    void dialog.dismiss();
  });
  return heard;
}
