// @vitest-environment node
/** What the house asks of every file, of the manifest and of the builds, held by a test. */
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS, build } from '../build.mjs';
import { readFixtures } from '../scripts/fixtures.mjs';
import { root } from '../scripts/project.mjs';
import { PLATFORMS } from '../src/core/detection/platforms.ts';

interface Source {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

async function filesOf(folder: string): Promise<Source[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.toSorted().map(async (file) => ({
      path: relative(folder, file).replaceAll('\\', '/'),
      text: await readFile(file, 'utf8'),
    })),
  );
}

const inFolder = async (folder: string): Promise<Source[]> =>
  (await filesOf(join(root, folder))).map(({ path, text }) => ({ path: `${folder}/${path}`, text }));
const isCode = ({ path }: Source): boolean => /\.(?:ts|tsx|mjs)$/.test(path);

const source = await inFolder('src');
const everything = [
  ...source,
  ...(await inFolder('scripts')),
  ...(await inFolder('tests')),
  ...(await inFolder('bench')),
];
const code = everything.filter(isCode);
const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));

/** Tables of data may be as long as their data. */
const TABLES = new Set<string>([]);
const LONGEST = 250;
/** More files than this are two kinds, or a folder within. */
const FULLEST = 25;

function codeLines(text: string): number {
  const bare = text.replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return bare.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}

describe('files', () => {
  test('each opens with a sentence that says what it is for', () => {
    const opening =
      /^(?:\/\/ @vitest-environment [\w-]+\n)?\/\*\*?\s+(?:\* )?[^@\s][\s\S]*?[.:?]\s[\s\S]*?\*\//;
    expect(code.filter(({ text }) => !opening.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test(`none has more than ${LONGEST} lines of code`, () => {
    const long = code.filter(({ path, text }) => !TABLES.has(path) && codeLines(text) > LONGEST);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test(`no folder of src holds more than ${FULLEST} of them`, () => {
    const counts = new Map<string, number>();
    for (const { path } of source) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > FULLEST)).toEqual([]);
  });

  test('none exports a default, none is a barrel', () => {
    const wrong = source.filter(
      ({ path, text }) =>
        // A style sheet that is handed over as text has nothing else to export.
        (/^export default\b/m.test(text) && !path.endsWith('.d.css.ts')) || /\/index\.tsx?$/.test(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('what a comment names is there', () => {
    const paths = everything.map(({ path }) => `/${path}`);
    const missing = code.flatMap(({ path, text }) =>
      [...text.matchAll(/`([\w/.-]+\.(?:tsx?|mjs|css))`/g)]
        .filter(([, name]) => !paths.some((one) => one.endsWith(`/${name}`)))
        .map(([, name]) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('what is to be done has a date, and the date is not past', () => {
    const today = new Date().toISOString().slice(0, 10);
    const due = code.flatMap(({ path, text }) =>
      [...text.matchAll(/\b(?:TODO|FIXME|XXX)\b(?: \[(\d{4}-\d\d-\d\d)\]:)?/g)]
        .filter(([, date]) => date === undefined || date < today)
        .map(([words]) => `${path}: ${words}`),
    );
    expect(due.filter((line) => !line.startsWith('tests/conventions.test.ts'))).toEqual([]);
  });
});

/** Which folders of src, and which packages, a folder may import. */
const WALLS: Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }> = {
  core: { folders: [], packages: ['valibot', '@noble/hashes', 'fflate', 'htmlparser2', 'yaml'] },
  dom: { folders: ['core'], packages: [] },
  store: { folders: ['core'], packages: ['idb', 'valibot'] },
  platform: { folders: ['core'], packages: ['webextension-polyfill', 'valibot'] },
  background: { folders: ['core', 'store', 'platform'], packages: ['valibot'] },
  ui: {
    folders: ['core', 'store', 'platform'],
    packages: ['preact', '@preact/signals', 'lucide', 'diff', 'valibot'],
  },
  content: {
    folders: ['core', 'dom', 'platform', 'ui'],
    packages: ['preact', '@preact/signals', 'lucide', 'valibot'],
  },
};

/** The folder of src that a file is in, and what it imports. */
function importsOf({ path, text }: Source): { folder: string; specifiers: string[] } {
  const imports = text.matchAll(
    /^(?:import|export)\b[^;'"]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  const specifiers = [...imports].map(([, named, bare, later]) => named ?? bare ?? later ?? '');
  return { folder: path.split('/')[1] ?? '', specifiers };
}

const resolved = (from: string, specifier: string): string =>
  join(dirname(from), specifier).replaceAll('\\', '/');

describe('walls', () => {
  test('a folder imports only what is below it', () => {
    const trespasses = source.filter(isCode).flatMap((file) => {
      const { folder, specifiers } = importsOf(file);
      const allowed = WALLS[folder];
      if (allowed === undefined) return [`${file.path} is in no known folder`];
      return specifiers
        .filter((specifier) => {
          if (!specifier.startsWith('.')) {
            return !allowed.packages.some((name) => specifier === name || specifier.startsWith(`${name}/`));
          }
          const target = resolved(file.path, specifier).split('/')[1] ?? '';
          return target !== folder && !allowed.folders.includes(target);
        })
        .map((specifier) => `${file.path} imports ${specifier}`);
    });
    expect(trespasses).toEqual([]);
  });
});

test('each platform has a hand-written page with an issue of it', async () => {
  const fixtures = await readFixtures();
  const shown = new Set(fixtures.flatMap(({ issues }) => issues.map(({ platform }) => platform)));
  expect(PLATFORMS.filter(({ name }) => !shown.has(name)).map(({ name }) => name)).toEqual([]);
});

describe('manifest', () => {
  test('asks for these permissions and no others', () => {
    expect(manifest.permissions.toSorted()).toEqual([
      'activeTab',
      'scripting',
      'sidePanel',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions).toEqual(manifest.content_scripts[0].matches);
    expect(manifest.content_scripts).toHaveLength(1);
    // Any other site only at the reader's wish.
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    expect(manifest).not.toHaveProperty('optional_permissions');
    for (const pattern of [...manifest.host_permissions, ...manifest.content_scripts[0].matches]) {
      expect(pattern).toMatch(/^https:\/\/(?:\*\.)?[\w-]+(?:\.[\w-]+)+\/\S*$/);
    }
  });

  test('opens no door to pages, frames, other extensions or private windows', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
    expect(manifest.incognito).toBe('not_allowed');
    for (const script of manifest.content_scripts) {
      expect(script.all_frames ?? false).toBe(false);
      expect(script.world ?? 'ISOLATED').toBe('ISOLATED');
    }
  });

  test('has the whole content security policy', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ].join('; '),
    });
  });

  test('says that nothing is collected, and has the version of the package', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    expect(manifest.version).toBe(version);
    expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual({
      required: ['none'],
    });
  });
});

test('the lock file holds every platform’s packages, without which npm ci refuses it', async () => {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const lacking = Object.entries<{ optionalDependencies?: Record<string, string> }>(packages).flatMap(
    ([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
        )
        .map((name) => `${path} may need ${name}`),
  );
  expect(lacking).toEqual([]);
});

describe.each(BROWSERS)('the build for %s', (browser) => {
  let folder: string;
  let files: Source[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'postil-conventions-'));
    await build(browser, folder);
    files = await filesOf(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('has every file that its manifest names, and none of the other browser’s keys', async () => {
    const text = await readFile(join(folder, 'manifest.json'), 'utf8');
    const named = [...text.matchAll(/"([\w/.-]+\.(?:js|html|png|css))"/g)].map(([, path]) => path ?? '');
    expect(named.length).toBeGreaterThan(5);
    for (const path of named) expect((await stat(join(folder, path))).size, path).toBeGreaterThan(0);
    const foreign = browser === 'chrome' ? /sidebar_action|gecko/ : /side_panel|sidePanel|service_worker/;
    expect(text).not.toMatch(foreign);
  });

  test('opens popup and panel at a key', async () => {
    const { commands } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    const panel = browser === 'chrome' ? 'open-panel' : '_execute_sidebar_action';
    expect(Object.keys(commands).toSorted()).toEqual(['_execute_action', panel].toSorted());
  });

  test('runs no text as code, listens to no messages of pages, reaches into no page', () => {
    const scripts = files.filter(({ path }) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(4);
    const forbidden =
      /\beval\(|new Function\b|\bimportScripts\(|\bimport\(["'`]?https?:|addEventListener\(["'`]message["'`]|\bonmessage\s*=|wrappedJSObject|world:["'`]MAIN|document\.write\(|\.(?:inner|outer)HTML\s*=[^=]|insertAdjacentHTML|sourceMappingURL/;
    expect(
      scripts.flatMap(({ path, text }) => text.match(forbidden)?.map((found) => `${path}: ${found}`) ?? []),
    ).toEqual([]);
  });

  test('asks the network for nothing', () => {
    const asking = /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts/;
    const scripts = files.filter(({ path }) => path.endsWith('.js'));
    expect(scripts.filter(({ text }) => asking.test(text)).map(({ path }) => path)).toEqual([]);
    const styles = files.filter(({ path }) => /\.(?:css|html)$/.test(path));
    expect(
      styles.filter(({ text }) => /(?:url\(["']?|src="|href=")https?:/.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  test('tells nothing of the machine that it was built on', () => {
    const places = [root, tmpdir(), process.env.HOME ?? root].filter((place) => place.length > 1);
    expect(
      files.filter(({ text }) => places.some((place) => text.includes(place))).map(({ path }) => path),
    ).toEqual([]);
  });

  test('has pages without scripts or styles of their own', () => {
    const pages = files.filter(({ path }) => path.endsWith('.html'));
    expect(pages.length).toBe(5);
    const inline = /<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son\w+=/i;
    expect(pages.filter(({ text }) => inline.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
