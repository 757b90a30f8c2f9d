/**
 * The check-list before a release: `npm run release`. It changes nothing; each line that fails says
 * what to do, and what no program can do is listed at the end.
 */
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './project.mjs';

/** @typedef {{ what: string, holds: boolean, otherwise: string }} Check */

const git = (/** @type {string[]} */ ...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const json = async (/** @type {string} */ file) => JSON.parse(await readFile(join(root, file), 'utf8'));

const { version, description } = await json('manifest.json');
const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
const listing = await readFile(join(root, 'docs/store/listing.md'), 'utf8');
const short = /## Short description[^\n]*\n\n([^\n]+)\n/.exec(listing)?.[1] ?? '';
const permissions = (await json('manifest.json')).permissions;

/** @type {Check[]} */
const checks = [
  {
    what: 'nothing is uncommitted',
    holds: git('status', '--porcelain') === '',
    otherwise: 'Commit or put away what `git status` lists.',
  },
  {
    what: 'package.json has the version of the manifest',
    holds: (await json('package.json')).version === version,
    otherwise: `Write ${version} into package.json and run npm install --package-lock-only.`,
  },
  {
    what: 'the version was not released before',
    holds: git('tag', '--list', `v${version}`) === '',
    otherwise: `v${version} is a tag already: raise the version in manifest.json and package.json.`,
  },
  {
    what: 'the changelog has a section of the version',
    holds: changelog.includes(`\n## ${version}`),
    otherwise: `Rename "Unreleased" in CHANGELOG.md to "${version}", and start a new one above it.`,
  },
  {
    what: 'the short texts fit into both stores',
    holds: short !== '' && short.length <= 132 && description.length <= 132,
    otherwise: 'At most 132 characters: manifest.json "description" and docs/store/listing.md.',
  },
  {
    what: 'the listing gives a reason for each permission',
    holds: permissions.every((/** @type {string} */ name) => listing.includes(`\`${name}\``)),
    otherwise: 'Add the missing permission to the table in docs/store/listing.md.',
  },
];

for (const { what, holds, otherwise } of checks) {
  console.log(`${holds ? '✓' : '✗'} ${what}`);
  if (!holds) console.log(`  ${otherwise}`);
}
console.log(`
By hand, when all of these hold:
  1. npm ci && npm test, on a fresh clone
  2. npm run package, twice: the same digests
  3. look at the pictures of npm start -- --headless in out/tour, in both browsers
  4. git tag v${version}, push the tag
  5. addons.mozilla.org: the Firefox zip, the source zip, docs/store/reviewers.md as the notes
  6. Chrome Web Store: the Chrome zip, docs/store/listing.md`);
if (checks.some(({ holds }) => !holds)) process.exitCode = 1;
