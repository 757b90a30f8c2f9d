/** The witness of the library and what it missed, in `storage.local`: no fault of the database reaches it. */
import browser, { type Storage } from 'webextension-polyfill';
import type { IsoTime } from '../core/model.ts';
import {
  COUNTED,
  DAMAGES,
  follows,
  type Counts,
  type Ledger,
  type Loss,
  type Witness,
} from '../core/witness.ts';

const WITNESS = 'witness';
const LOSS = 'loss';

/** How long acts are gathered before they are told, in milliseconds. */
const SOON = 250;

type Fields = Readonly<Record<string, unknown>>;

function asCounts(stored: unknown): Counts | undefined {
  const counts = (stored ?? {}) as Fields;
  return COUNTED.every((kind) => typeof counts[kind] === 'number') ? (counts as Counts) : undefined;
}

function asWitness(stored: unknown): Witness | undefined {
  const { library, acts, counts, time } = (stored ?? {}) as Fields;
  const isWhole = typeof library === 'string' && typeof acts === 'number' && typeof time === 'string';
  return isWhole && asCounts(counts) ? (stored as Witness) : undefined;
}

function asLoss(stored: unknown): Loss | undefined {
  const { damage, noticed, known, expected, found } = (stored ?? {}) as Fields;
  const isWhole =
    DAMAGES.some((name) => name === damage) && typeof noticed === 'string' && typeof known === 'string';
  return isWhole && asCounts(expected) && (found === undefined || asCounts(found))
    ? (stored as Loss)
    : undefined;
}

async function read(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}

const readWitness = async (): Promise<Witness | undefined> => asWitness(await read(WITNESS));
const writeWitness = (witness: Witness): Promise<void> => browser.storage.local.set({ [WITNESS]: witness });

export const witnessPlace = {
  readWitness,
  writeWitness,
  readLoss: async (): Promise<Loss | undefined> => asLoss(await read(LOSS)),
  writeLoss: (loss: Loss | undefined): Promise<void> =>
    loss === undefined ? browser.storage.local.remove(LOSS) : browser.storage.local.set({ [LOSS]: loss }),
};

/** Calls `listener` with what is lost, undefined where nothing is, after each change until `signal` aborts. */
export function onLossChange(listener: (loss: Loss | undefined) => void, signal: AbortSignal): void {
  const changed = (changes: Record<string, Storage.StorageChange>, area: string): void => {
    if (area === 'local' && LOSS in changes) listener(asLoss(changes[LOSS]?.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}

let waiting: Ledger | undefined;

/**
 * Tells the witness, a moment later and for all acts until then. What it knows of another library, or of
 * later acts, stays: that is a loss, which the next check finds.
 */
export async function remember(ledger: Ledger): Promise<void> {
  const isWaiting = waiting !== undefined;
  waiting = ledger;
  if (isWaiting) return;
  await new Promise((resolve) => {
    setTimeout(resolve, SOON);
  });
  const last = waiting;
  waiting = undefined;
  if (!follows(last, await readWitness())) return;
  await writeWitness({ ...last, time: new Date().toISOString() as IsoTime });
}
