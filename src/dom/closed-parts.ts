/** Opens the closed parts of a page that a passage stands in, as its reader would by hand. */

/** How long a page may take to open a part, in milliseconds: many move while they open. */
const PATIENCE = 600;
const EVERY = 40;

/** What opens a part: never what leads away or sends a form. */
const CONTROL =
  'button:not(form [type="submit"], form :not([type])), [role="button"]:not(a), [role="tab"]:not(a), a[href^="#"], summary, input[type="checkbox"]';

/** Longer names of parts are cut. */
const LONGEST_NAME = 80;

/** Whether an element hides what overflows it, and a box lies outside of what it shows. */
function cutsOff(element: Element, box: DOMRect): boolean {
  if (!/hidden|clip/.test(getComputedStyle(element).overflow)) return false;
  const { top, bottom, width, height } = element.getBoundingClientRect();
  return width <= 1 || height <= 1 || box.top >= bottom || box.bottom <= top;
}

function ancestorsOf(range: Range): Element[] {
  const ancestors: Element[] = [];
  for (
    let at = range.startContainer.parentElement;
    at !== null && at !== document.body;
    at = at.parentElement
  )
    ancestors.unshift(at);
  return ancestors;
}

function boxOf(range: Range): DOMRect | undefined {
  return Array.from(range.getClientRects()).find(({ width, height }) => width > 0 && height > 0);
}

/** Whether the beginning of a range can be seen, wherever the page is scrolled to. */
function isSeen(range: Range): boolean {
  const box = boxOf(range);
  const parent = range.startContainer.parentElement;
  if (box === undefined || parent?.checkVisibility({ visibilityProperty: true }) !== true) return false;
  return !ancestorsOf(range).some((element) => cutsOff(element, box));
}

/** Whether it is this element that hides the range, and not one within it. */
function isClosed(element: Element, range: Range): boolean {
  if (!element.checkVisibility({ visibilityProperty: true })) return true;
  const box = boxOf(range);
  return box !== undefined && cutsOff(element, box);
}

async function becomes(holds: () => boolean): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE; waited += EVERY) {
    if (holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  return holds();
}

/** Whether a control says that what it opens is closed. */
function saysClosed(control: Element): boolean {
  if (control instanceof HTMLInputElement) return !control.checked;
  if (control.role === 'tab') return control.ariaSelected !== 'true';
  return control.ariaExpanded === 'false';
}

/** The controls that open an element: those that name it, that name themselves its heading, or that stand before it. */
function controlsOf(element: Element): Element[] {
  const found: (Element | null | undefined)[] = [];
  const id = CSS.escape(element.id);
  if (id !== '') found.push(...document.querySelectorAll(`[aria-controls~="${id}"], a[href="#${id}"]`));
  for (const label of element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [])
    found.push(document.getElementById(label));
  const before = element.previousElementSibling;
  found.push(before, ...(before?.querySelectorAll(CONTROL) ?? []));
  for (let at = before; at !== null; at = at.previousElementSibling)
    if (at.matches('input[type="checkbox"]')) found.push(at);
  // What says that it opens another part opens no part of ours.
  const isItsOwn = (control: Element): boolean => {
    const named = control.getAttribute('aria-controls');
    return (
      named === null || named.split(/\s+/).includes(element.id) || document.getElementById(named) === null
    );
  };
  return [...new Set(found)].filter(
    (one): one is Element => one?.matches(CONTROL) === true && saysClosed(one) && isItsOwn(one),
  );
}

const DETAILS = 'details:not([open])';

/** Opens one element, where it is a closed part and can be opened. */
async function open(element: Element, range: Range): Promise<void> {
  if (element.matches(DETAILS)) {
    const summary = element.querySelector(':scope > summary');
    if (summary?.contains(range.startContainer) !== true) element.setAttribute('open', '');
  } else if (element.getAttribute('hidden') === 'until-found') {
    // As browsers do for what is found: https://html.spec.whatwg.org/multipage/interaction.html#ancestor-revealing-algorithm
    element.dispatchEvent(new Event('beforematch', { bubbles: true }));
    element.removeAttribute('hidden');
  } else if (isClosed(element, range)) {
    for (const control of controlsOf(element)) {
      if (!(control instanceof HTMLElement)) continue;
      control.click();
      if (await becomes(() => !range.startContainer.isConnected || !isClosed(element, range))) return;
      if (control.matches('input')) control.click();
    }
  }
}

/** What the reader sees of a part that stays closed: the words to open it, or the heading over it. */
function nameOf(element: Element): string {
  const label = controlsOf(element)[0] ?? element.querySelector('summary, h1, h2, h3, h4, h5, h6');
  const before = element.previousElementSibling?.closest('h1, h2, h3, h4, h5, h6, button');
  const text = element.ariaLabel ?? label?.textContent ?? before?.textContent ?? '';
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_NAME);
}

/**
 * Opens whatever is closed around the beginning of a range, the outermost part first: `details`, what is
 * hidden until it is found, and what a control of the page opens.
 * @returns undefined where the range can be seen then, else the part that stayed closed, with its name,
 *   perhaps empty.
 */
export async function openAround(
  range: Range,
): Promise<{ readonly part: Element; readonly name: string } | undefined> {
  if (isSeen(range)) return undefined;
  const ancestors = ancestorsOf(range);
  for (const element of ancestors) await open(element, range);
  if (!range.startContainer.isConnected || (await becomes(() => isSeen(range)))) return undefined;
  const part = ancestors.find((element) => isClosed(element, range)) ?? document.body;
  return { part, name: nameOf(part) };
}
