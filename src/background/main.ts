/** The background: wires the router to the browser. It keeps nothing, so it may be stopped any time. */
import type { IsoTime } from '../core/model.ts';
import { ring } from '../platform/bell.ts';
import type { Background } from '../platform/contract.ts';
import { hearStart, ownId } from '../platform/lifecycle.ts';
import { serve } from '../platform/serve.ts';
import { openPanel } from '../platform/panel.ts';
import { injectContent } from '../platform/tabs.ts';
import { emptyBin } from '../store/annotations.ts';
import { openStore } from '../store/store.ts';
import { requests } from './requests.ts';
import { router } from './router.ts';
import { askerOf } from './sender.ts';

/** How long the bin keeps what was thrown away. */
const BIN = 30 * 24 * 60 * 60 * 1_000;

const store = openStore({
  announce: (change) => ring(change, crypto.randomUUID()),
  now: () => new Date().toISOString() as IsoTime,
  newId: () => crypto.randomUUID(),
});

serve<Background>(
  requests,
  router(store, { ownId: ownId(), openPanel, injectContent }),
  (sender) => askerOf(sender, ownId()) !== undefined,
);

hearStart(() => {
  emptyBin(store, new Date(Date.now() - BIN).toISOString() as IsoTime).catch((error: unknown) => {
    console.error('Postil: the bin was not emptied.', error);
  });
});
