/**
 * Everything that must hold, on a machine that may be bare: `npm test`.
 *
 * The last line is `N passed, N failed`: every test counts, and every other check counts as one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, BROWSERS, overBudget } from '../build.mjs';
import { ensureBrowsers } from './browsers.mjs';
import { root } from './project.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const PASSED = { passed: 1, failed: 0 };
const FAILED = { passed: 0, failed: 1 };

/**
 * Runs one of the project's tools and shows what it says.
 * @param {string} tool the name of a program in node_modules.
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function run(tool, ...args) {
  const child = spawn(process.execPath, [await programOf(tool), ...args], { cwd: root, stdio: 'inherit' });
  const [code, signal] = await once(child, 'close');
  if (signal !== null) console.error(`${tool} was ended by ${signal}.`);
  return code === 0 ? PASSED : FAILED;
}

/** The script behind a command of a package: on Windows the command itself is no JavaScript. */
async function programOf(/** @type {string} */ tool) {
  const name = tool === 'tsc' ? 'typescript' : tool;
  const { bin } = JSON.parse(await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8'));
  return join(root, 'node_modules', name, typeof bin === 'string' ? bin : bin[tool]);
}

/** Both builds, each within its budgets. */
async function checkBuild() {
  const excesses = [];
  for (const browser of BROWSERS) excesses.push(...overBudget(await build(browser)));
  for (const line of excesses) console.error(`over budget: ${line}`);
  return excesses.length === 0 ? PASSED : FAILED;
}

/**
 * A project of vitest; a file that could not even be loaded counts as a failed test.
 * @param {string} project
 * @returns {Promise<Count>}
 */
async function runTests(project) {
  const folder = await mkdtemp(join(tmpdir(), 'postil-report-'));
  const file = join(folder, 'report.json');
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  await run('vitest', 'run', '--project', project, ...args);
  try {
    const report = JSON.parse(await readFile(file, 'utf8'));
    const broken = report.testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ result) =>
        result.status === 'failed' && result.assertionResults.every(({ status }) => status !== 'failed'),
    ).length;
    const failed = report.numFailedTests + broken;
    return {
      passed: report.numPassedTests,
      failed: failed === 0 && (!report.success || report.numPassedTests === 0) ? 1 : failed,
    };
  } catch (error) {
    console.error(error);
    return FAILED;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @type {readonly [name: string, check: () => Promise<Count>][]} */
const CHECKS = [
  ['types: anchoring, which the others refer to', () => run('tsc', '-b', 'src/core/anchoring')],
  ['types: core', () => run('tsc', '-p', 'src/core')],
  ['types: store, platform, background', () => run('tsc', '-p', 'src/background')],
  ['types: dom, content, ui', () => run('tsc', '-p', '.')],
  ['types: tests, scripts', () => run('tsc', '-p', 'tests')],
  ['lint', () => run('oxlint', '--type-aware')],
  ['unused files, exports and packages', () => run('knip')],
  ['format', () => run('prettier', '--check', '--log-level', 'warn', '.')],
  ['unit tests', () => runTests('unit')],
  ['build', checkBuild],
  ['addons-linter', () => run('addons-linter', 'dist/firefox', '--warnings-as-errors', '--boring')],
  ['browser tests', () => runTests('browser')],
];

const begun = Date.now();
for (const { name, version, path } of await ensureBrowsers()) console.log(`${name}: ${version} (${path})`);

/** @type {(readonly [string, Count, number])[]} */
const results = [];
for (const [name, check] of CHECKS) {
  console.log(`\n=== ${name}`);
  const start = Date.now();
  const count = await check().catch((/** @type {unknown} */ error) => {
    console.error(error);
    return FAILED;
  });
  results.push([name, count, (Date.now() - start) / 1000]);
}

console.log(`\n=== all, in ${Math.round((Date.now() - begun) / 1000)} s`);
for (const [name, { passed, failed }, seconds] of results) {
  const sign = failed === 0 ? '✓' : '✗';
  console.log(
    `${sign} ${name.padEnd(36)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  );
}
const total = (/** @type {'passed' | 'failed'} */ key) =>
  results.reduce((sum, [, count]) => sum + count[key], 0);
if (total('failed') > 0) process.exitCode = 1;
console.log(`${total('passed')} passed, ${total('failed')} failed`);
