/** Postil's controls: in its own documents by the names that a screen reader says, in a page by where they are. */
import { until } from './until.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const CONTROLS =
  'button, a[href], input, textarea, select, summary, [role=button], [role=switch], [role=option], [contenteditable]';

/**
 * Waits for a control that can be seen.
 * @param {Page} page
 * @param {RegExp} name of its `aria-label`, `aria-labelledby`, `<label>`, text, title or placeholder.
 */
export async function control(page, name) {
  return until(`${name} can be used`, async () => {
    const handle = await page.evaluateHandle(
      (selector, source, flags) => {
        const pattern = new RegExp(source, flags);
        const names = (/** @type {HTMLInputElement} */ element) => [
          element.ariaLabel,
          (element.ariaLabelledByElements ?? []).map(({ textContent }) => textContent).join(' '),
          [...(element.labels ?? [])].map(({ textContent }) => textContent).join(' '),
          element.textContent?.trim(),
          element.title,
          element.placeholder,
        ];
        return [...document.querySelectorAll(selector)].find(
          (element) =>
            element.checkVisibility({ visibilityProperty: true }) &&
            !(/** @type {HTMLInputElement} */ (element).disabled) &&
            names(/** @type {HTMLInputElement} */ (element)).some((text) => pattern.test(text ?? '')),
        );
      },
      CONTROLS,
      name.source,
      name.flags,
    );
    return /** @type {import('puppeteer-core').ElementHandle<Element> | null} */ (handle.asElement());
  });
}

/** Clicks on a control, with the real mouse. */
export async function click(/** @type {Page} */ page, /** @type {RegExp} */ name) {
  const element = await control(page, name);
  await element.click();
}

/** Waits until a document shows a text; white space and case do not count. */
export async function shows(/** @type {Page} */ page, /** @type {string} */ text) {
  const bare = text.replaceAll(/\s+/g, '').toLowerCase();
  await until(`“${text}” is shown`, () =>
    page.evaluate(
      (wanted) => document.body.innerText.replaceAll(/\s+/g, '').toLowerCase().includes(wanted),
      bare,
    ),
  );
}

/**
 * Waits until the toolbar stands at the selection. Its root is closed, so it is found as a reader's
 * pointer would: something of Postil's lies near an end of what is selected.
 */
export async function toolbar(/** @type {Page} */ page, timeout = 30_000) {
  await until(
    'the toolbar stands at the selection',
    () =>
      page.evaluate(() => {
        const selection = getSelection();
        if (selection === null || selection.isCollapsed) return false;
        const isOurs = (/** @type {number} */ x, /** @type {number} */ y) => {
          const found = document.elementFromPoint(x, y);
          const inner = found?.shadowRoot?.elementFromPoint(x, y) ?? found;
          return inner?.matches(':popover-open:not(:defined)') === true;
        };
        const rects = [...selection.getRangeAt(0).getClientRects()];
        return [rects.at(0), rects.at(-1)].some((rect) => {
          if (rect === undefined) return false;
          const heights = [rect.top - 64, rect.top - 32, rect.bottom + 32, rect.bottom + 64];
          const widths = [
            rect.left,
            rect.left + 40,
            (rect.left + rect.right) / 2,
            rect.right - 40,
            rect.right,
          ];
          return heights.some((y) => widths.some((x) => isOurs(x, y)));
        });
      }),
    { timeout },
  );
}
