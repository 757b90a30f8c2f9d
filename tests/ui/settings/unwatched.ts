/** The safety of a library of which nothing is witnessed and nothing copied. */
import type { SafetyEnv } from '../../../src/ui/settings/model/safety.ts';

export const UNWATCHED: SafetyEnv = {
  place: {
    readWitness: async () => undefined,
    writeWitness: async () => undefined,
    readLoss: async () => undefined,
    writeLoss: async () => undefined,
  },
  copies: async () => [],
  version: '0.1.0',
  browser: 'A browser',
  copy: async () => undefined,
};
