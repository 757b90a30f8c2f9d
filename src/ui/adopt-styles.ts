/** Style sheets of parts that are loaded later, which the page's own sheet does not have. */

/** Gives the page another style sheet: a file that ends in .lazy.css, imported as text beside the part's code. */
export function adoptStyles(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

/**
 * Gives the page the sheet of all that it loads later, which is built into a file of its own from later.css
 * among its styles. Resolves once it holds.
 * @param file the built one, as the extension names it.
 * @throws where it is not there.
 */
export function loadStyles(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = file;
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error(`The style sheet ${file} could not be loaded.`)));
    document.head.append(link);
  });
}
