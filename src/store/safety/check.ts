/** Compares the library with its witness: notices what a browser lost in silence. */
import { damageOf, isFewer, type Counts, type Ledger, type Loss, type Witness } from '../../core/witness.ts';
import { StoreError } from '../errors.ts';
import { countRecords, ledgerIn, putLedger } from './ledger.ts';
import { read, write, type Store } from '../store.ts';

/** What is remembered outside the database. */
export interface WitnessPlace {
  readWitness(): Promise<Witness | undefined>;
  /** In place of whatever was witnessed before. */
  writeWitness(witness: Witness): Promise<void>;
  readLoss(): Promise<Loss | undefined>;
  writeLoss(loss: Loss | undefined): Promise<void>;
}

interface Present {
  readonly ledger: Ledger | undefined;
  readonly counts?: Counts;
}

/**
 * Compares the library with its witness, and keeps the outcome: a loss, or the witness brought up to date.
 * @param depth `names` compares names and acts; `counts` counts the records too, which takes a tenth of a
 *   second for 100,000 notes; `ledger` also makes a ledger where there is none, and sets one right that counts
 *   too few: that writes, which a page that may close at any moment should not.
 * @returns what was lost, undefined where nothing was.
 * @throws StoreError where the library cannot be opened, and nothing was known of it or that is no damage
 */
export async function checkLibrary(
  store: Store,
  place: WitnessPlace,
  depth: 'names' | 'counts' | 'ledger',
): Promise<Loss | undefined> {
  const counting = depth !== 'names';
  // Read first: what is saved meanwhile makes the library newer than its witness, which is no loss.
  const witness = await place.readWitness();
  const present = await look(store, counting, witness);
  const damage = present === undefined ? 'unreadable' : damageOf(witness, present.ledger, present.counts);
  const loss: Loss | undefined = damage && {
    damage,
    noticed: store.env.now(),
    expected: expectedOf(witness, present),
    known: witness?.time ?? store.env.now(),
    ...(present?.counts && { found: present.counts }),
  };
  const known = await place.readLoss();
  if (loss !== undefined) {
    const noticed = known?.noticed ?? loss.noticed;
    await place.writeLoss({ ...known, ...loss, noticed });
    return loss;
  }
  // One that was counted is seen by counting alone.
  if (known !== undefined && !counting) return known;
  if (known !== undefined) await place.writeLoss(undefined);
  const ledger = depth === 'ledger' ? await rightLedger(store, present) : present?.ledger;
  if (ledger !== undefined) await store.env.remember(ledger);
  return undefined;
}

/** What is there; undefined where the browser does not open a library of which something is known. */
async function look(
  store: Store,
  counting: boolean,
  witness: Witness | undefined,
): Promise<Present | undefined> {
  try {
    return await read(store, async (transaction) => ({
      ledger: await ledgerIn(transaction),
      ...(counting && { counts: await countRecords(transaction) }),
    }));
  } catch (error) {
    const isDamage = error instanceof StoreError && (error.kind === 'unreadable' || error.kind === 'silent');
    if (isDamage && witness !== undefined) return undefined;
    throw error;
  }
}

/** What should be there: what the ledger counts where it is of that library, else what was witnessed. */
function expectedOf(witness: Witness | undefined, present: Present | undefined): Counts {
  const none = { annotations: 0, issues: 0, publications: 0, tags: 0 };
  const ledger = present?.ledger;
  const isSame =
    witness === undefined || (ledger?.library === witness.library && ledger.acts >= witness.acts);
  return (isSame ? ledger : witness)?.counts ?? none;
}

/** The ledger of a library that was counted: made where there is none, set right where there is more. */
async function rightLedger(store: Store, present: Present | undefined): Promise<Ledger | undefined> {
  const { ledger, counts } = present ?? {};
  if (ledger && counts && !isFewer(ledger.counts, counts)) return ledger;
  return write(store, async (transaction) => {
    const known = await ledgerIn(transaction);
    const now = await countRecords(transaction);
    // In an older library something was done.
    const acts = known === undefined ? Math.min(1, now.annotations) : known.acts + 1;
    return putLedger(transaction, { ...(known && { library: known.library }), acts, counts: now });
  });
}

/** Goes on with what is there: it is the library from now on, and nothing more is said of what was lost. */
export async function acceptLibrary(store: Store, place: WitnessPlace): Promise<void> {
  const witness = await place.readWitness();
  const ledger = await write(store, async (transaction) => {
    const known = await ledgerIn(transaction);
    return putLedger(transaction, {
      ...(known && { library: known.library }),
      acts: Math.max(known?.acts ?? 0, witness?.acts ?? 0) + 1,
      counts: await countRecords(transaction),
    });
  });
  await place.writeWitness({ ...ledger, time: store.env.now() });
  await place.writeLoss(undefined);
}
