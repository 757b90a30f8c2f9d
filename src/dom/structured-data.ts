/** Reads what a page says of itself as JSON-LD. */

function* objects(value: unknown, depth: number): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null || depth > 4) return;
  if (Array.isArray(value)) for (const item of value) yield* objects(item, depth + 1);
  else {
    const object = value as Readonly<Record<string, unknown>>;
    yield object;
    yield* objects(object['@graph'], depth + 1);
  }
}

/** The objects of all JSON-LD of a document, graphs flattened. */
export function structuredData(document: Document): Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    // A page written again as XHTML wraps its scripts in CDATA sections.
    const text = script.textContent.replace(/^\s*(?:\/\/)?\s*<!\[CDATA\[|(?:\/\/)?\s*\]\]>\s*$/g, '');
    try {
      found.push(...objects(JSON.parse(text), 0));
    } catch {
      // The page's mistake: the other evidence stands.
    }
  }
  return found;
}
