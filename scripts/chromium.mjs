/** Chromium's own doors: the side panel, the popup, the worker, the console of each. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch, TargetType } from 'puppeteer-core';
import { START, until } from './until.mjs';

/** @typedef {import('./launch.mjs').Options} Options */
/** @typedef {import('./launch.mjs').Complaint} Complaint */
/** @typedef {import('puppeteer-core').Target} Target */

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--no-first-run',
];

const LISTENED = new Set([TargetType.PAGE, TargetType.SERVICE_WORKER]);
/** What makes a message a complaint. */
const LOUD = new Set(['error', 'warning', 'assert']);

/**
 * Writes down what a document or worker complains of, from its first line on: Chromium repeats what
 * was said before the session was there.
 * @param {Target} target
 * @param {(complaint: Complaint) => void} complain
 */
async function listen(target, complain) {
  const session = await target.createCDPSession();
  const report = (/** @type {string} */ text, /** @type {string} */ source) =>
    complain({ text, source, ours: `${source} ${target.url()}`.includes('chrome-extension://') });
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const text = args.map((argument) => argument.value ?? argument.description ?? '').join(' ');
    if (LOUD.has(type)) report(text, stackTrace?.callFrames[0]?.url ?? '');
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, url, stackTrace } }) =>
    report(`${text} ${exception?.description ?? ''}`, url ?? stackTrace?.callFrames[0]?.url ?? ''),
  );
  session.on('Log.entryAdded', ({ entry }) => {
    if (LOUD.has(entry.level)) report(entry.text, entry.url ?? '');
  });
  await session.send('Runtime.enable');
  await session.send('Log.enable');
  return session;
}

/**
 * @param {Required<Options>} options
 * @returns {Promise<import('./launch.mjs').Doors>}
 */
export async function launchChromium({
  browser: { path: executablePath },
  extension,
  web,
  headless,
  open,
  profile,
  downloads,
  viewport,
  scale,
}) {
  // A visible browser is a person's: only the pages that we serve are led astray.
  const hosts = open ? [...web.hosts()] : ['*'];
  const browser = await launch({
    executablePath,
    timeout: START,
    headless,
    pipe: true,
    enableExtensions: [extension],
    // The bar that says so would take a person's attention.
    ignoreDefaultArgs: open ? ['--enable-automation'] : false,
    userDataDir: profile,
    defaultViewport: headless ? viewport : null,
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
    args: [
      ...QUIET,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1:${web.port}`).join(',')}`,
      `--ignore-certificate-errors-spki-list=${web.fingerprint}`,
      `--window-size=${viewport.width},${viewport.height + 90}`,
    ],
  });

  /** @type {Complaint[]} */
  const complaints = [];
  /** @type {WeakMap<Target, ReturnType<typeof listen>>} */
  const sessions = new WeakMap();
  const hear = (/** @type {Target} */ target) => {
    if (!LISTENED.has(target.type()) || sessions.has(target)) return;
    // A target may be gone before anyone could listen to it.
    const session = listen(target, (complaint) => complaints.push(complaint));
    sessions.set(target, session);
    session.catch((error) => {
      if (!/closed|not found|detached/i.test(String(error))) throw error;
    });
  };
  browser.on('targetcreated', hear);
  // The panel and the popup begin as something else.
  browser.on('targetchanged', hear);
  browser.targets().forEach(hear);

  const ours = await until(
    'the extension is loaded',
    async () => [...(await browser.extensions()).values()][0],
  );
  const origin = `chrome-extension://${ours.id}`;
  const shown = async (/** @type {string} */ file) => {
    const target = await browser.waitForTarget(
      (candidate) => candidate.type() === TargetType.PAGE && candidate.url().startsWith(`${origin}/${file}`),
      { timeout: 10_000 },
    );
    return target.asPage();
  };
  const find = (/** @type {string} */ file) =>
    browser.targets().find((target) => target.url().startsWith(`${origin}/${file}`));
  /** Runs where a user's gesture and the extension's interfaces are both at hand. */
  const asExtension = async (/** @type {string} */ expression) => {
    const page = await browser.newPage({ background: true });
    await page.goto(`${origin}/manifest.json`);
    const result = await page.evaluate(expression);
    await page.close();
    return result;
  };

  return {
    browser,
    origin,
    async openExtensionPage(path) {
      const page = await browser.newPage();
      await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
      return page;
    },
    async openPopup(page) {
      await page.bringToFront();
      await ours.triggerAction(page);
      return shown('popup.html');
    },
    async closePopup() {
      const target = find('popup.html');
      if (target !== undefined) await (await target.asPage()).close();
    },
    async answerYes(patterns) {
      // Chromium asks in a window of its own, which no driver sees. But what an extension may see stays
      // granted when it is loaded again and only wishes for it. Its documents are closed by that.
      const file = join(extension, 'manifest.json');
      const own = await readFile(file, 'utf8');
      const manifest = JSON.parse(own);
      manifest.host_permissions.push(...patterns);
      await writeFile(file, JSON.stringify(manifest));
      await browser.installExtension(extension);
      await writeFile(file, own);
      await browser.installExtension(extension);
      await until('the sites are granted', () =>
        asExtension(`chrome.permissions.contains({ origins: ${JSON.stringify(patterns)} })`),
      );
    },
    async openPanel(page) {
      await page.bringToFront();
      if (find('panel.html') === undefined) {
        await asExtension(
          'chrome.windows.getAll().then(([window]) => chrome.sidePanel.open({ windowId: window.id }))',
        );
      }
      return shown('panel.html');
    },
    shownPanel: () => shown('panel.html'),
    async closePanel() {
      const target = find('panel.html');
      if (target === undefined) return;
      await (await target.asPage()).evaluate('window.close()');
      await until('the panel is closed', () => find('panel.html') !== target);
    },
    setScheme: (page, value) => page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]),
    async emulate(page, { media, forcedColors = false }) {
      const session = await page.createCDPSession();
      const features = [{ name: 'forced-colors', value: forcedColors ? 'active' : 'none' }];
      await session.send('Emulation.setEmulatedMedia', { media: media ?? '', features });
      // Detached, the session would take its emulation with it.
    },
    async photograph(page, file) {
      // A popup is photographed as it is: drawn larger its surface repeats, and with the whole browser
      // scaled it gets half its height.
      const own = page.url().endsWith('/popup.html') ? 1 : scale;
      const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
      const top = await page.evaluate(() => scrollY);
      const session = await page.createCDPSession();
      const clip = { x: 0, y: top, ...size, scale: own };
      const { data } = await session.send('Page.captureScreenshot', { clip });
      await session.detach();
      await writeFile(file, data, 'base64');
    },
    async stopBackground() {
      const target = browser.targets().find((candidate) => candidate.type() === TargetType.SERVICE_WORKER);
      if (target === undefined) return;
      // A worker that someone listens to is not ended.
      await (await sessions.get(target))?.detach();
      await (await target.worker())?.close();
      await until('the worker has ended', () =>
        browser.targets().every((candidate) => candidate.type() !== TargetType.SERVICE_WORKER),
      );
    },
    async reload() {
      const page = await browser.newPage({ background: true });
      await page.goto(`${origin}/manifest.json`);
      // The page does not live to answer.
      await page.evaluate('setTimeout(() => chrome.runtime.reload())');
    },
    complaints: async () => complaints,
  };
}
