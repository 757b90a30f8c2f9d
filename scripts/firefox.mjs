/**
 * Firefox's own doors: the sidebar, the popup, the event page, the consoles of all.
 *
 * WebDriver BiDi knows tabs only. The sidebar and the popup are documents too: from the browser's
 * own window (`--remote-allow-system-access`) they are entered in its list of navigables, after
 * which they can be evaluated, clicked, typed in and photographed like a tab.
 */
import { launch } from 'puppeteer-core';
import { START, until } from './until.mjs';

/** @typedef {import('./launch.mjs').Options} Options */
/** @typedef {import('./launch.mjs').Complaint} Complaint */
/** @typedef {import('puppeteer-core').Page} Page */

/**
 * The part of puppeteer's BiDi connection that is used here; its types do not show it.
 * @typedef {object} Connection
 * @property {(method: string, parameters: object) => Promise<{ result: any }>} send
 * @property {(event: string, parameters: object) => void} emit
 */

/** As wide as Chromium's side panel. */
const PANEL_WIDTH = 360;

const PREFERENCES = {
  // A starved machine is no endless script: Firefox counts the time in which it is not run at all.
  'dom.max_ext_content_script_run_time': 0,
  'dom.max_script_run_time': 0,
  // A person who comes back tomorrow: a temporary extension keeps its database and its address.
  'extensions.webextensions.keepStorageOnUninstall': true,
  'extensions.webextensions.keepUuidOnUninstall': true,
  // Else a script that runs while its tab is closed is said to have been "terminated by timeout".
  'dom.ipc.cancel_content_js_when_navigating': false,
  // Consoles that BiDi does not reach are read from standard output.
  'devtools.console.stdout.content': true,
  'browser.download.folderList': 2,
  'browser.download.useDownloadDir': true,
  'browser.download.alwaysOpenPanel': false,
  'browser.helperApps.neverAsk.saveToDisk': 'text/markdown,application/json,text/html,text/csv',
  'ui.popup.disable_autohide': true,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
};

/** What Firefox says of a font that was loading when its page was closed: NS_BINDING_ABORTED. */
const ABORTED = 'status=2152398850';

/**
 * What Firefox says of a message, of a script that starts, and of what a document writes for its index, when
 * that is closed. Nothing of it is half written, and what a reader types is tested where things close.
 */
const GONE =
  /Promise (?:rejected|resolved) (?:after context unloaded|while context is inactive)|is not fully active|not yet complete has been aborted due to page navigation/;

/** What Firefox says of a script that runs while it sends its page elsewhere: it ends it, slow or not. */
const ENDED = 'Script terminated by timeout';

/** Runs once in the browser's window: `postil.adopt` makes BiDi know a `<browser>` element. */
const DOORS = `(() => {
  const { NavigableManager } = ChromeUtils.importESModule(
    'chrome://remote/content/shared/NavigableManager.sys.mjs');
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
  const adopted = new Map();
  const find = NavigableManager.getBrowserById.bind(NavigableManager);
  NavigableManager.getBrowserById = (id) => find(id) ?? adopted.get(id) ?? null;
  const complaints = [];
  Services.console.registerListener({ observe(message) {
    if (message instanceof Ci.nsIScriptError) {
      const { errorMessage: text, sourceName, lineNumber, columnNumber, category } = message;
      complaints.push({ text, source: \`\${sourceName}:\${lineNumber}:\${columnNumber}\`, category });
    }
  } });
  globalThis.postil = {
    complaints,
    extension: (id) => WebExtensionPolicy.getByID(id).extension,
    action: (id) => ExtensionParent.apiManager.global.browserActionFor(postil.extension(id)),
    adopt(element) {
      if (!element?.currentURI?.spec.startsWith('moz-extension:')) return null;
      element.permanentKey ??= new (Cu.getGlobalForObject(Services).Object)();
      const id = NavigableManager.getIdForBrowser(element);
      adopted.set(id, element);
      return id;
    },
    trust(hosts, pem) {
      const certificate = Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB)
        .constructX509FromBase64(pem.replaceAll(/-----.*?-----|\\s/g, ''));
      const exceptions = Cc['@mozilla.org/security/certoverride;1'].getService(Ci.nsICertOverrideService);
      for (const host of hosts) exceptions.rememberValidityOverride(host, 443, {}, certificate, true);
    },
    sidebar: () => document.getElementById('sidebar').contentDocument?.getElementById('webext-panels-browser'),
    // A popup is loaded in a panel of its own, and then handed over to the one that is shown.
    popup: () => [...document.querySelectorAll('panelview .webextension-popup-browser')]
      .find((element) => element.closest('panel')?.state === 'open'),
  };
})()`;

/** Runs in a document of the extension: whether these sites are granted. */
function isGranted(/** @type {string[]} */ origins) {
  return /** @type {any} */ (globalThis).browser.permissions.contains({ origins });
}

/**
 * @param {Required<Options>} options
 * @returns {Promise<import('./launch.mjs').Doors>}
 */
export async function launchFirefox({
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
  const astray = JSON.stringify([...web.hosts()]);
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    timeout: START,
    headless,
    acceptInsecureCerts: !open,
    userDataDir: profile,
    defaultViewport: headless ? viewport : null,
    args: ['--remote-allow-system-access', '--width', `${viewport.width}`, '--height', `${viewport.height}`],
    extraPrefsFirefox: {
      ...PREFERENCES,
      'browser.download.dir': downloads,
      ...(headless
        ? {
            'layout.css.devPixelsPerPx': `${scale}`,
            // Nobody is there whom Firefox could ask: what is requested is granted.
            'extensions.webextOptionalPermissionPrompts': false,
          }
        : {}),
      ...(open
        ? {
            // Our certificate alone is let through, see below; the substituted hosts are on the list
            // of those for which Firefox would not hear of that.
            'network.stricttransportsecurity.preloadlist': false,
            'network.proxy.type': 2,
            'network.proxy.autoconfig_url': `data:application/x-ns-proxy-autoconfig,function FindProxyForURL(url, host) { return ${astray}.includes(host) ? "PROXY 127.0.0.1:${web.proxyPort}" : "DIRECT"; }`,
          }
        : {
            'network.proxy.type': 1,
            'network.proxy.allow_hijacking_localhost': true,
            'network.proxy.http': '127.0.0.1',
            'network.proxy.http_port': web.proxyPort,
            'network.proxy.ssl': '127.0.0.1',
            'network.proxy.ssl_port': web.proxyPort,
          }),
    },
  });

  /** @type {Complaint[]} */
  const said = [];
  browser.process()?.stdout?.on('data', (data) => {
    for (const [, level = '', text = ''] of String(data).matchAll(/^console\.(error|warn|assert): (.*)/gm)) {
      if (!/remote-settings|RemoteSettings|RSLoader/.test(text))
        said.push({ ours: true, text: `${level}: ${text}`, source: '' });
    }
  });

  const { connection } = /** @type {{ connection: Connection }} */ (/** @type {unknown} */ (browser));
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const [window] = tree.result.contexts;
  /** Evaluates in the browser's own window. */
  const inWindow = async (/** @type {string} */ expression) => {
    const { result } = await connection.send('script.evaluate', {
      expression,
      target: { context: window.context },
      awaitPromise: true,
      resultOwnership: 'none',
    });
    if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
    return result.result.value;
  };
  await inWindow(DOORS);
  if (open) await inWindow(`postil.trust(${astray}, ${JSON.stringify(web.certificate)})`);
  const id = await browser.installExtension(extension);
  const ours = `postil.extension(${JSON.stringify(id)})`;
  const origin = `moz-extension://${await inWindow(`${ours}.uuid`)}`;

  const pageAt = (/** @type {string} */ address, /** @type {readonly Page[]} */ known) =>
    until(`${address} is open`, async () => {
      for (const page of (await browser.pages()).toReversed()) {
        if (known.includes(page)) continue;
        // Firefox tells BiDi `about:blank` for an extension's page: only the page itself knows.
        const [href, state] = await page.evaluate(() => [location.href, document.readyState]);
        if (href?.startsWith(address) && state === 'complete') return page;
      }
      return undefined;
    });

  /** @type {Map<string, { context: string, page: Page }>} */
  const adopted = new Map();
  const release = (/** @type {string} */ name) => {
    const guest = adopted.get(name);
    adopted.delete(name);
    if (guest !== undefined) connection.emit('browsingContext.contextDestroyed', navigable(guest.context));
  };
  const navigable = (/** @type {string} */ context) => ({
    context,
    clientWindow: window.clientWindow,
    children: [],
    parent: null,
    originalOpener: null,
    url: 'about:blank',
    userContext: 'default',
  });
  /**
   * The document in the sidebar or in the popup, once it is there. Firefox may move a document to
   * another element while it opens: then it is taken up again.
   * @param {'sidebar' | 'popup'} name
   */
  const adopt = (name) =>
    until(`the ${name} is open`, async () => {
      const context = await inWindow(`postil.adopt(postil.${name}())`);
      if (context === null) return undefined;
      if (adopted.get(name)?.context !== context) {
        release(name);
        const before = await browser.pages();
        connection.emit('browsingContext.contextCreated', navigable(context));
        const added = (await browser.pages()).find((candidate) => !before.includes(candidate));
        if (added !== undefined) adopted.set(name, { context, page: added });
      }
      const page = adopted.get(name)?.page;
      const ready = await page?.evaluate(() => document.readyState === 'complete');
      return ready ? page : undefined;
    });

  return {
    browser,
    origin,
    async openExtensionPage(path) {
      const before = await browser.pages();
      const address = JSON.stringify(`${origin}/${path}`);
      await inWindow(`void (gBrowser.selectedTab = gBrowser.addTrustedTab(${address}))`);
      const page = await pageAt(`${origin}/${path}`, before);
      if (headless) await page.setViewport(viewport);
      return page;
    },
    async openPopup(page) {
      await page.bringToFront();
      await inWindow(`postil.action(${JSON.stringify(id)}).triggerAction(window)`);
      return adopt('popup');
    },
    async closePopup() {
      release('popup');
      await inWindow(`void postil.popup()?.closest('panel')?.hidePopup()`);
    },
    async answerYes(patterns, asked) {
      // A preference has said yes already.
      await until('the sites are granted', () => asked.evaluate(isGranted, [...patterns]));
    },
    async openPanel(page) {
      await page.bringToFront();
      const name = id.replaceAll(/[^\w-]/g, '_').toLowerCase();
      await inWindow(`SidebarController.show('${name}-sidebar-action').then(() => null)`);
      await inWindow(`void (document.getElementById('sidebar-box').style.width = '${PANEL_WIDTH}px')`);
      return adopt('sidebar');
    },
    shownPanel: () => adopt('sidebar'),
    async closePanel() {
      release('sidebar');
      await inWindow('void SidebarController.hide()');
    },
    async setScheme(page, scheme) {
      const dark = scheme === 'dark';
      // Pages follow the first; the sidebar and the popup follow the window, and that the system.
      await inWindow(
        `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${dark ? 0 : 1})`,
      );
      await inWindow(`Services.prefs.setIntPref('ui.systemUsesDarkTheme', ${dark ? 1 : 0})`);
      await until(`the page is ${scheme}`, () =>
        page.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme),
      );
    },
    async emulate(page, { media = '', forcedColors = false }) {
      await page.bringToFront();
      await inWindow(`void (gBrowser.selectedBrowser.browsingContext.mediumOverride = '${media}')`);
      // Colours are forced on all pages alike.
      await inWindow(
        `Services.prefs.setIntPref('browser.display.document_color_use', ${forcedColors ? 2 : 0})`,
      );
      await until(`forced colours are ${forcedColors ? 'on' : 'off'}`, () =>
        page.evaluate((wanted) => matchMedia('(forced-colors: active)').matches === wanted, forcedColors),
      );
    },
    async photograph(page, file) {
      await page.screenshot({ path: file });
    },
    async stopBackground() {
      await inWindow(`${ours}.terminateBackground({ ignoreDevToolsAttached: true }).then(() => null)`);
    },
    async reload() {
      await browser.installExtension(extension);
    },
    async complaints() {
      /** @type {{ text: string, source: string, category: string }[]} */
      const errors = JSON.parse(await inWindow('JSON.stringify(postil.complaints)'));
      return [
        ...said,
        ...errors
          .filter(({ text }) => !text.includes(ABORTED) && !text.includes(ENDED) && !GONE.test(text))
          .map(({ text, source, category }) => ({
            text: `${category}: ${text}`,
            source,
            ours: source.startsWith(origin) || text.includes(origin),
          })),
      ];
    },
  };
}
