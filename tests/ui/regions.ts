/** Landmarks of a page as it is drawn: who hears it goes from one to the next by their names. */

/** The parts of a page that are landmarks, without those that have a name. */
export function namelessRegions(root: ParentNode): string[] {
  const isNamed = (element: Element): boolean => {
    const by = element.getAttribute('aria-labelledby');
    const name = by === null ? element.getAttribute('aria-label') : document.getElementById(by)?.textContent;
    return (name ?? '').trim() !== '';
  };
  return [...root.querySelectorAll('main, nav, aside, section, form')]
    .filter((element) => !isNamed(element))
    .map((element) => `${element.localName}.${element.className}`);
}
