/**
 * Style sheets of parts that are loaded later, which the page's own sheet does not have: each is
 * a file that ends in .lazy.css, imported as text beside the part's code.
 */

/** Gives the page another style sheet. */
export function adoptStyles(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
