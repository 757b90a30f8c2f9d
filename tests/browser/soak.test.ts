/** A short soak: random acts under kills, reloads and wrong clocks lose nothing. See `npm run soak`. */
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { launch } from '../../scripts/launch.mjs';
import { soak } from '../../scripts/soak/run.mjs';
import { openWeb } from '../../scripts/web.mjs';

test.each(['chromium', 'firefox'] as const)('in %s nothing that was acknowledged is lost', async (name) => {
  const browser = inject('browsers').find((found) => found.name === name);
  if (browser === undefined) throw new Error(`There is no ${name}.`);
  const extension = join(inject('extensions'), name === 'chromium' ? 'chrome' : 'firefox');
  const web = await openWeb();
  const { acts, faults, losses } = await soak(
    (profile) => launch({ browser, extension, web, ...(profile === undefined ? {} : { profile }) }),
    { seconds: 15, seed: 15 },
  );
  await web.close();
  expect(losses).toEqual([]);
  expect(acts).toBeGreaterThan(5);
  expect(faults['kill']).toBeGreaterThan(0);
});
