/** Hands the reader a file, without asking the browser for a permission. */

/** A file to be saved. */
export interface OutgoingFile {
  /** With its ending: `The empty roadmap.md`. */
  readonly name: string;
  readonly content: Blob;
}

/** How long the browser may take to fetch the file from the page, in milliseconds. */
const TIME_TO_TAKE = 60_000;

/** A Markdown file of this text, in UTF-8. */
export function markdownFile(name: string, text: string): OutgoingFile {
  return { name, content: new Blob([text], { type: 'text/markdown;charset=utf-8' }) };
}

/** Starts the download of a file from a page of the extension. */
export function download({ name, content }: OutgoingFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TIME_TO_TAKE);
}
