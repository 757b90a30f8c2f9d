/** Finds a Chromium and a Firefox that can carry Postil, and installs what is missing. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import * as store from '@puppeteer/browsers';
import { root } from './project.mjs';

/** @typedef {'chromium' | 'firefox'} BrowserName */
/** @typedef {{ name: BrowserName, path: string, version: string }} Found */

/** @type {readonly BrowserName[]} */
export const BROWSER_NAMES = ['chromium', 'firefox'];

/** Downloads that npm removes together with the packages. */
const CACHE = join(root, 'node_modules/.cache/browsers');

/**
 * Where each browser usually is. Google Chrome itself is left out: since version 137 it loads no
 * unpacked extension from outside; Chromium and Chrome for Testing do.
 */
const KNOWN = {
  chromium: {
    variable: 'POSTIL_CHROMIUM',
    oldest: 140,
    package: 'chromium',
    download: store.Browser.CHROME,
    commands: ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome-for-testing'],
    paths: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      join(process.env.LOCALAPPDATA ?? '', 'Chromium/Application/chrome.exe'),
    ],
  },
  firefox: {
    variable: 'POSTIL_FIREFOX',
    oldest: 150,
    package: 'firefox-esr',
    download: store.Browser.FIREFOX,
    commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    paths: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
      join(process.env.PROGRAMFILES ?? 'C:/Program Files', 'Mozilla Firefox/firefox.exe'),
    ],
  },
};

/** The program that a command name starts, or undefined; a snap is confined away from our files. */
function which(/** @type {string} */ command) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const path = folders.map((folder) => join(folder, command)).find((candidate) => existsSync(candidate));
  if (path === undefined || realpathSync(path).startsWith('/snap/')) return undefined;
  return /\/snap\/bin\//.test(readFileSync(path).subarray(0, 4096).toString('latin1')) ? undefined : path;
}

/**
 * What a program says of itself: `Chromium 156.0.8078.79`. Windows' programs say nothing, and are
 * taken at their name.
 * @param {string} path
 */
function versionOf(path) {
  if (process.platform === 'win32') return '';
  const { stdout, error } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return error === undefined ? stdout.trim() : 'does not start';
}

/**
 * Why a program cannot carry Postil, in words, or undefined.
 * @param {BrowserName} name
 * @param {string} version
 */
export function unfit(name, version) {
  if (version === '') return undefined;
  const { oldest } = KNOWN[name];
  if (/^Google Chrome (?!for Testing)|^Microsoft Edge/.test(version)) {
    return `${version} ignores unpacked extensions`;
  }
  const major = Number(/(\d+)\./.exec(version)?.[1] ?? 0);
  return major < oldest ? `${version || 'unknown'} is older than ${oldest}` : undefined;
}

/** @param {BrowserName} name */
async function downloaded(name) {
  const folders = [CACHE, process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache/puppeteer')];
  const lists = await Promise.all(folders.map((cacheDir) => store.getInstalledBrowsers({ cacheDir })));
  return lists
    .flat()
    .filter(({ browser }) => browser === KNOWN[name].download)
    .map(({ executablePath }) => executablePath);
}

/**
 * A fit browser on this machine, or undefined. The variable `POSTIL_CHROMIUM` or `POSTIL_FIREFOX`
 * decides alone where it is set.
 * @param {BrowserName} name
 * @returns {Promise<Found | undefined>}
 */
export async function findBrowser(name) {
  const { variable, commands, paths } = KNOWN[name];
  const named = process.env[variable];
  const candidates = named
    ? [named]
    : [
        ...commands.map(which).filter((path) => path !== undefined),
        ...paths.filter((path) => existsSync(path)),
        ...(await downloaded(name)),
      ];
  for (const path of candidates) {
    const version = versionOf(path);
    const reason = unfit(name, version);
    if (reason === undefined) return { name, path, version: version || path };
    if (named) throw new Error(`${variable}=${path} cannot be used: ${reason}.`);
    console.log(`  leaving ${path} aside: ${reason}`);
  }
  return undefined;
}

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release'))
    return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Debian's packages bring the libraries and a font with them. */
async function installPackages(/** @type {readonly BrowserName[]} */ names) {
  const packages = [...names.map((name) => KNOWN[name].package), 'fonts-liberation'];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  console.log(`Installing ${packages.join(', ')} with apt-get; this takes a minute or two …`);
  for (const args of [
    ['-qq', 'update'],
    ['-qq', '-y', '-o', 'Dpkg::Use-Pty=0', '-o', 'DPkg::Lock::Timeout=300', '--no-install-recommends'].concat(
      'install',
      packages,
    ),
  ]) {
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}

/** The browsers' own archives; as root on Ubuntu the libraries are asked for as well. */
async function download(/** @type {BrowserName} */ name) {
  const platform = store.detectBrowserPlatform();
  if (platform === undefined) throw new Error(`There is no download for ${process.platform}.`);
  const browser = KNOWN[name].download;
  const buildId = await store.resolveBuildId(browser, platform, store.BrowserTag.STABLE);
  console.log(`Downloading ${browser} ${buildId} into node_modules/.cache/browsers …`);
  const installDeps = process.platform === 'linux' && process.getuid?.() === 0 && name === 'chromium';
  await store.install({ browser, buildId, cacheDir: CACHE, platform, installDeps });
}

async function downloadAll(/** @type {readonly BrowserName[]} */ names) {
  for (const name of names) await download(name);
}

/**
 * The browsers, installed where they were missing.
 * @param {readonly BrowserName[]} names
 * @returns {Promise<Found[]>} in the order of `names`.
 * @throws where one can neither be found nor installed: the message says what to do.
 */
export async function ensureBrowsers(names = BROWSER_NAMES) {
  const lookup = async () =>
    new Map(
      await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await findBrowser(name)]))),
    );
  let found = await lookup();
  const missing = names.filter((name) => found.get(name) === undefined);
  /** @type {string[]} */
  const failures = [];
  if (missing.length > 0) {
    const ways = isDebianRoot() ? [installPackages, downloadAll] : [downloadAll];
    for (const way of ways) {
      try {
        await way(missing);
        break;
      } catch (error) {
        failures.push(String(error));
      }
    }
    found = await lookup();
  }
  return names.map((name) => {
    const browser = found.get(name);
    if (browser !== undefined) return browser;
    const { variable, oldest } = KNOWN[name];
    throw new Error(
      [
        `No ${name} of version ${oldest} or newer was found, and none could be installed.`,
        `Install one and run again, or name it: ${variable}=/path/to/the/program.`,
        ...failures,
      ].join('\n'),
    );
  });
}
