/**
 * Builds the extension: `dist/chrome` and `dist/firefox` from one manifest and one source tree.
 *
 * The same sources and packages give the same bytes, wherever and whenever they are built.
 */
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { BUDGETS, PAGES } from './scripts/budgets.mjs';

const root = dirname(fileURLToPath(import.meta.url));

/** @typedef {'chrome' | 'firefox'} Browser */

/** @type {readonly Browser[]} */
export const BROWSERS = ['chrome', 'firefox'];

/** Scripts that the browser loads by themselves, each a single file. */
const SCRIPTS = [
  'content/detect',
  'content/find',
  'content/anchor',
  'content/later',
  'content/main',
  'background/main',
];

/**
 * Cuts out of Preact its one way to parse text as HTML. Nothing here uses it, and so no bundle can.
 * @type {esbuild.Plugin}
 */
const withoutHtml = {
  name: 'without-html',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]preact[\\/]dist[\\/]preact\.mjs$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(/\b\w+\.innerHTML=\w+\.__html/, '0');
      if (contents === source) throw new Error('Preact writes innerHTML in another way than before.');
      return { contents, loader: 'js' };
    });
  },
};

/**
 * Cuts out of the polyfill its table of functions that once took callbacks: in Manifest V3 both browsers
 * answer with promises by themselves. What it does for messages stays.
 * @type {esbuild.Plugin}
 */
const withoutCallbacks = {
  name: 'without-callbacks',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]browser-polyfill\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents = source.replace(
        /const apiMetadata = \{\n.*?\n {6}\};/s,
        'const apiMetadata = { runtime: {} };',
      );
      if (contents === source) throw new Error('The polyfill writes its table in another way than before.');
      return { contents, loader: 'js' };
    });
  },
};

/**
 * Hands a content script its style sheet as text, without blanks and comments.
 * @type {esbuild.Plugin}
 */
const styleText = {
  name: 'style-text',
  setup(builder) {
    builder.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { minify, target } = builder.initialOptions;
      const { code } = await esbuild.transform(await readFile(path, 'utf8'), {
        loader: 'css',
        ...(minify !== undefined && { minify }),
        ...(target !== undefined && { target }),
      });
      return { contents: code, loader: 'text' };
    });
  },
};

/** Keys of the manifest that only the other browser knows. */
const FOREIGN = {
  chrome: ['sidebar_action', 'browser_specific_settings'],
  firefox: ['side_panel', 'minimum_chrome_version'],
};

/** Commands that only the other browser knows: Firefox has a command of its own for its sidebar. */
const FOREIGN_COMMANDS = { chrome: ['_execute_sidebar_action'], firefox: ['open-panel'] };

/** @param {Browser} browser */
async function manifestFor(browser) {
  const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
  for (const key of FOREIGN[browser]) delete manifest[key];
  for (const command of FOREIGN_COMMANDS[browser]) delete manifest.commands[command];
  if (browser === 'chrome') delete manifest.background.scripts;
  else {
    delete manifest.background.service_worker;
    manifest.permissions = manifest.permissions.filter((/** @type {string} */ name) => name !== 'sidePanel');
  }
  return manifest;
}

/** The style sheets of what a page loads later, as imports of one: `ui/adopt-styles.ts` brings it. */
const laterStyles = (/** @type {string} */ page) => join(root, `src/ui/${page}/styles/later.css`);

/**
 * Keeps these style sheets out of the page's own, into which esbuild takes what any of its scripts imports.
 * @param {string} page
 * @returns {esbuild.Plugin}
 */
function withoutLater(page) {
  const file = laterStyles(page);
  const imports = existsSync(file) ? readFileSync(file, 'utf8').matchAll(/@import '([^']+)'/g) : [];
  const later = new Set(Array.from(imports, ([, path = '']) => join(dirname(file), path)));
  return {
    name: 'without-later',
    setup(builder) {
      builder.onResolve({ filter: /\.css$/ }, ({ path, resolveDir, kind }) =>
        kind !== 'import-rule' && later.has(join(resolveDir, path))
          ? { path, namespace: 'later' }
          : undefined,
      );
      builder.onLoad({ filter: /.*/, namespace: 'later' }, () => ({ contents: '', loader: 'css' }));
    },
  };
}

/**
 * @param {Browser} browser
 * @param {string} outdir
 * @returns {esbuild.BuildOptions[]}
 */
function bundles(browser, outdir) {
  /** @type {esbuild.BuildOptions} */
  const common = {
    absWorkingDir: root,
    outdir,
    bundle: true,
    // A linked node_modules would put this machine's folders into the hashes of chunks.
    preserveSymlinks: true,
    minify: true,
    metafile: true,
    target: browser === 'chrome' ? 'chrome140' : 'firefox150',
    define: { BROWSER: JSON.stringify(browser) },
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [withoutHtml, withoutCallbacks],
  };
  return [
    {
      ...common,
      entryPoints: SCRIPTS.map((name) => ({ in: `src/${name}.ts`, out: name })),
      format: 'iife',
      plugins: [...(common.plugins ?? []), styleText],
    },
    // One build a page: sharing chunks among pages that are never loaded together would only add
    // small files to each. What a page imports on demand becomes a chunk of its own.
    ...PAGES.map((page) => ({
      ...common,
      entryPoints: [
        { in: `src/ui/${page}/main.tsx`, out: page },
        // The style sheet of what a page loads later, where there is one: `ui/adopt-styles.ts`.
        ...(existsSync(laterStyles(page)) ? [{ in: laterStyles(page), out: `${page}/later` }] : []),
      ],
      plugins: [...(common.plugins ?? []), withoutLater(page)],
      format: /** @type {const} */ ('esm'),
      splitting: true,
      chunkNames: `${page}/[name]-[hash]`,
      assetNames: 'fonts/[name]',
      loader: {
        '.woff2': /** @type {const} */ ('file'),
        '.lazy.css': /** @type {const} */ ('text'),
      },
    })),
  ];
}

/**
 * What a browser transfers for each entry, gzipped: the file and all that it loads with it.
 * @param {string} outdir
 * @param {esbuild.Metafile[]} metafiles
 */
async function sizes(outdir, metafiles) {
  const outputs = Object.assign({}, ...metafiles.map((metafile) => metafile.outputs));
  const prefix = `${relative(root, outdir).replaceAll('\\', '/')}/`;
  const gzip = async (/** @type {string} */ file) =>
    gzipSync(await readFile(join(outdir, file)), { level: 9 }).length;
  /** @type {(file: string, seen?: Set<string>) => Set<string>} */
  const loaded = (file, seen = new Set()) => {
    if (seen.has(file)) return seen;
    seen.add(file);
    const output = outputs[prefix + file];
    if (output.cssBundle) seen.add(output.cssBundle.slice(prefix.length));
    for (const { path, external, kind } of output.imports) {
      if (!external && kind === 'import-statement') loaded(path.slice(prefix.length), seen);
    }
    return seen;
  };
  /** @type {Record<string, number>} */
  const result = {};
  for (const name of Object.keys(BUDGETS)) {
    const page = name.endsWith('.html');
    const files = [...loaded(page ? name.replace('.html', '.js') : name), ...(page ? [name] : [])];
    result[name] = (await Promise.all(files.map(gzip))).reduce((sum, size) => sum + size, 0);
  }
  return result;
}

/**
 * The licences of the packages that came into the bundles, which each of them asks to be kept.
 * @param {esbuild.Metafile[]} metafiles
 */
async function licences(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = new Set(
    inputs.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]).filter((path) => path),
  );
  const texts = [...folders]
    .toSorted((first = '', second = '') => (first < second ? -1 : 1))
    .map(async (folder) => {
      const path = join(root, folder ?? '');
      const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
      const file = (await readdir(path)).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file === undefined ? license : await readFile(join(path, file), 'utf8');
      return `${name} ${version}\n\n${text.trim()}\n`;
    });
  return (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * Builds for one browser into an emptied folder.
 * @param {Browser} browser
 * @param {string} [outdir]
 * @returns {Promise<Record<string, number>>} the gzipped bytes of each entry
 */
export async function build(browser, outdir = join(root, 'dist', browser)) {
  await rm(outdir, { recursive: true, force: true });
  await mkdir(outdir, { recursive: true });
  const built = await Promise.all(bundles(browser, outdir).map((options) => esbuild.build(options)));
  for (const page of PAGES) await cp(join(root, `src/ui/${page}/index.html`), join(outdir, `${page}.html`));
  await mkdir(join(outdir, 'icons'));
  for (const icon of (await readdir(join(root, 'icons'))).filter((name) => name.endsWith('.png'))) {
    await cp(join(root, 'icons', icon), join(outdir, 'icons', icon));
  }
  await writeFile(join(outdir, 'manifest.json'), `${JSON.stringify(await manifestFor(browser), null, 2)}\n`);
  const metafiles = built.map(({ metafile }) => /** @type {esbuild.Metafile} */ (metafile));
  await cp(join(root, 'LICENSE'), join(outdir, 'LICENSE'));
  // The packages' own, beside ours.
  await writeFile(join(outdir, 'LICENSES.txt'), await licences(metafiles));
  return sizes(outdir, metafiles);
}

/**
 * The entries over their budget, in words.
 * @param {Record<string, number>} measured
 */
export function overBudget(measured) {
  return Object.entries(BUDGETS)
    .filter(([name, budget]) => (measured[name] ?? 0) > budget)
    .map(([name, budget]) => `${name} has ${measured[name]} bytes gzipped, its budget is ${budget}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  let failed = false;
  for (const browser of BROWSERS) {
    const measured = await build(browser);
    console.log(`dist/${browser}`);
    for (const [name, size] of Object.entries(measured)) {
      console.log(`  ${name.padEnd(20)} ${(size / 1000).toFixed(1).padStart(6)} kB gzip`);
    }
    for (const line of overBudget(measured)) {
      failed = true;
      console.error(`  over budget: ${line}`);
    }
  }
  if (failed) process.exit(1);
}
