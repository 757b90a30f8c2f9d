/**
 * Random acts under faults, in the real browsers: `npm run soak [-- --minutes=N --seed=S --browser=NAME]`.
 * Prints acts, faults and losses; ends with an error where anything that was acknowledged is lost.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../build.mjs';
import { ensureBrowsers } from './browsers.mjs';
import { launch } from './launch.mjs';
import { root } from './project.mjs';
import { soak } from './soak/run.mjs';
import { openWeb } from './web.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    browser: { type: 'string', multiple: true, default: ['chromium', 'firefox'] },
  },
});
const names = /** @type {('chromium' | 'firefox')[]} */ (values.browser);
for (const browser of await ensureBrowsers(names)) {
  const target = browser.name === 'chromium' ? 'chrome' : 'firefox';
  await build(target);
  const web = await openWeb();
  const extension = join(root, 'dist', target);
  const { acts, faults, checks, losses } = await soak(
    (profile) => launch({ browser, extension, web, ...(profile !== undefined && { profile }) }),
    {
      seconds: Number(values.minutes) * 60,
      seed: Number(values.seed),
      tell: (line) => console.log(`${browser.name}: ${line}`),
    },
  );
  await web.close();
  const kinds = Object.entries(faults).map(([name, count]) => `${count} ${name}`);
  console.log(
    `${browser.name} ${browser.version}: ${acts} acts, ${kinds.join(', ')}, ${checks} checks, ${losses.length} losses`,
  );
  for (const loss of losses.slice(0, 20)) console.log(`  ${loss}`);
  if (losses.length > 0) process.exitCode = 1;
}
