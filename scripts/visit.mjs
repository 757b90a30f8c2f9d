/** Opens a visible browser with Postil in it, for a person, on pages served as if at their addresses. */
import { launch } from './launch.mjs';

/**
 * @param {object} what
 * @param {import('./browsers.mjs').Found} what.browser
 * @param {string} what.extension
 * @param {import('./web.mjs').Web} what.web pages that are on it already are reached; all other
 *   addresses lead to the real web.
 * @param {string} what.address opened first, with the panel beside it.
 */
export async function visit({ browser, extension, web, address }) {
  const driven = await launch({ browser, extension, web, headless: false, open: true });
  const [blank] = await driven.browser.pages();
  const page = await driven.open(address);
  await blank?.close();
  await driven.openPanel(page);
  return driven;
}

/** Waits until the person closes the browser, then removes what it left. */
export async function untilClosed(/** @type {import('./launch.mjs').Driven} */ driven) {
  await new Promise((resolve) => {
    driven.browser.once('disconnected', resolve);
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await driven.close();
  await driven.web.close();
}
