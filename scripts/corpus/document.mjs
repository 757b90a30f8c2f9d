/** Opens a stored page in Node as a browser would: parse5 reads it, happy-dom holds it. */
import { Window } from 'happy-dom';
import { parse } from 'parse5';

const SETTINGS = {
  disableJavaScriptEvaluation: true,
  disableJavaScriptFileLoading: true,
  disableCSSFileLoading: true,
  disableIframePageLoading: true,
  disableComputedStyleRendering: true,
};

/**
 * @param {Document} document
 * @param {import('parse5').DefaultTreeAdapterMap['childNode']} node
 * @returns {Node | undefined}
 */
function build(document, node) {
  if (node.nodeName === '#text' && 'value' in node) return document.createTextNode(node.value);
  if (node.nodeName === '#comment' && 'data' in node) return document.createComment(node.data);
  if (!('tagName' in node)) return undefined;
  const element = document.createElementNS(node.namespaceURI, node.tagName);
  for (const { name, value } of node.attrs) {
    try {
      element.setAttribute(name, value);
    } catch {
      // A browser's parser takes names that its `setAttribute` refuses; none of them means anything.
    }
  }
  fill(document, element, node.childNodes);
  return element;
}

/**
 * @param {Document} document
 * @param {Node} parent
 * @param {readonly import('parse5').DefaultTreeAdapterMap['childNode'][]} nodes
 */
function fill(document, parent, nodes) {
  for (const node of nodes) {
    const built = build(document, node);
    if (built !== undefined) parent.appendChild(built);
  }
}

/**
 * Does something with a document that has the page's content and nothing running in it.
 * @template Result
 * @param {string} html
 * @param {string} address
 * @param {(document: Document) => Result} use
 * @returns {Promise<Result>}
 */
export async function withPage(html, address, use) {
  const window = new Window({ url: address, settings: SETTINGS });
  const document = /** @type {Document} */ (/** @type {unknown} */ (window.document));
  document.documentElement.remove();
  fill(document, document, parse(html).childNodes);
  const result = use(document);
  await window.happyDOM.close();
  return result;
}
