/** HTML from files as a row of tags and texts: read leniently, nothing of it is ever run or shown. */
import { Parser } from 'htmlparser2';

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text up to the next tag that opens, closing tags between. */
  text: string;
  readonly line: number;
}

/** Tags whose text is not for people. */
const SILENT = new Set(['script', 'style', 'noscript', 'template']);

/** Every tag that opens, with the text after it; `</a>` and the like end nothing but are kept as `/a`. */
export function tagsOf(html: string): Tag[] {
  const tags: Tag[] = [{ name: '', attributes: {}, text: '', line: 1 }];
  let line = 1;
  let counted = 0;
  let silent = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        for (; counted < parser.startIndex; counted++) if (html.charCodeAt(counted) === 10) line++;
        if (SILENT.has(name)) silent = name;
        tags.push({ name, attributes, text: '', line });
      },
      ontext(text) {
        const last = tags.at(-1);
        if (last !== undefined && silent === '') last.text += text;
      },
      onclosetag(name) {
        if (name === silent) silent = '';
        tags.push({ name: `/${name}`, attributes: {}, text: '', line });
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  return tags;
}

/** The words of a piece of HTML, a line for each block. */
export function textOfHtml(html: string): string {
  const isBlock = /^\/?(?:p|div|br|li|h\d|blockquote|tr|pre|ul|ol)$/;
  const parts = tagsOf(html).map(({ name, text }) => (isBlock.test(name) ? '\n' : '') + text);
  return parts
    .join('')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim();
}
