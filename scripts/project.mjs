/** Where the project is on this machine, and the folders that tools write to. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Everything that a command makes for people to look at. */
export const out = join(root, 'out');

/** Hand-written pages: one folder each, `page.html` and `expected.json`. */
export const pages = join(root, 'tests/pages');
