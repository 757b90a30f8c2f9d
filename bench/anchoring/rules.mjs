/**
 * The engine's rules by name, and how each is taken out: a text of one of its files gives way to another one.
 * What a rule is worth is what the table loses without it; the product itself carries no switches.
 */
import { readFile } from 'node:fs/promises';

/** @type {Readonly<Record<string, readonly [file: string, text: string, instead: string]>>} */
export const RULES = {
  quotation: ['paragraph.ts', "if (beside === 'others')", 'if (false)'],
  heading: ['paragraph.ts', 'isHeading(field, index) &&', 'false &&'],
  regions: ['search.ts', "role !== 'body' ||", 'true ||'],
  'verbatim-first': ['search.ts', 'verbatim.length === 1 ?', 'false ?'],
  'verbatim-anywhere': [
    'candidates.ts',
    'addVerbatim(candidates, field,',
    '(() => undefined)(candidates, field,',
  ],
  bridging: ['alignment/measure.ts', 'bridged !== undefined &&', 'false &&'],
  ranges: [
    'decide.ts',
    'for (const insertion of insertions)',
    'for (const insertion of [] as typeof insertions)',
  ],
  paywall: ['thresholds.ts', 'if (!isShorter ||', 'if (true ||'],
  likely: ['decide.ts', '.some((one) => one.passage >= LIKELY)', '.some(() => false)'],
  lookalikes: ['search.ts', 'if (winner === undefined)', 'if (true)'],
  faint: ['decide.ts', '(isFaint && !isAlone)', 'false'],
  'closing-mark': ['decide.ts', 'candidate.tail > 0 && text.charAt(end) === exact.slice(-1)', 'false'],
  replaced: ['thresholds.ts', '!isReplaced &&', ''],
};

/**
 * An esbuild plugin that builds the engine without some rules.
 * @param {readonly string[]} names
 * @returns {import('esbuild').Plugin}
 */
export function without(names) {
  return {
    name: 'without',
    setup(build) {
      for (const name of names) {
        const rule = RULES[name];
        if (rule === undefined)
          throw new Error(`no rule ${name}; there are ${Object.keys(RULES).join(', ')}`);
      }
      build.onLoad({ filter: /core\/anchoring\/.*\.ts$/ }, async ({ path }) => {
        let contents = await readFile(path, 'utf8');
        for (const name of names) {
          const [file, text, instead] = RULES[name] ?? [];
          if (file === undefined || !path.endsWith(`core/anchoring/${file}`)) continue;
          const parts = contents.split(text ?? '');
          if (parts.length !== 2) throw new Error(`rule ${name} is not in ${file} once`);
          contents = parts.join(instead);
        }
        return { contents, loader: 'ts' };
      });
    },
  };
}
