/** The recovery page's wiring: the store, its witness, the copies. */
import '../styles/theme.css';
import { storeEnv } from '../../platform/store-env.ts';
import { onLossChange, witnessPlace } from '../../platform/witness.ts';
import { openStore } from '../../store/store.ts';
import { download } from '../download.ts';
import { mount } from '../mount.tsx';
import { App } from './App.tsx';
import { copies } from './copies.ts';
import { createRecovery } from './model.ts';

await mount(async () => {
  const store = openStore(storeEnv);
  const recovery = createRecovery({ store, place: witnessPlace, copies, now: () => new Date(), download });
  onLossChange((loss) => (recovery.loss.value = loss), new AbortController().signal);
  return <App recovery={recovery} />;
});
