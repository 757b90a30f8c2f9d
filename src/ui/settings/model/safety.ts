/** How safe the library is: its witness, its copies, a reading of everything, and what to tell who helps. */
import { signal, type ReadonlySignal } from '@preact/signals';
import { COUNTED, type Loss, type Witness } from '../../../core/witness.ts';
import { VERSION } from '../../../store/db.ts';
import type { WitnessPlace } from '../../../store/safety/check.ts';
import { checkAll, type Findings } from '../../../store/safety/check-all.ts';
import type { CopyInfo } from '../../../store/safety/kept-copies.ts';
import type { Store } from '../../../store/store.ts';
import { countOf } from '../../format-size.ts';
import { toError } from '../../live.ts';

export interface SafetyEnv {
  readonly place: WitnessPlace;
  readonly copies: () => Promise<readonly (CopyInfo & { readonly bytes: number })[]>;
  /** The extension's version, and what the browser says of itself. */
  readonly version: string;
  readonly browser: string;
  readonly copy: (text: string) => Promise<void>;
}

/** What is known without reading the library. */
interface Known {
  readonly witness: Witness | undefined;
  readonly loss: Loss | undefined;
  readonly copies: readonly (CopyInfo & { readonly bytes: number })[];
}

export type Checking =
  | { readonly state: 'none' }
  | { readonly state: 'busy'; readonly done: number }
  | { readonly state: 'done'; readonly findings: Findings }
  | { readonly state: 'failed'; readonly error: Error };

export interface Safety {
  readonly known: ReadonlySignal<Known | undefined>;
  readonly checking: ReadonlySignal<Checking>;
  /** Reads everything, and says what it found. */
  readonly check: () => Promise<void>;
  /** Copies what helps to find a fault: numbers, versions and codes; no text, no address, no tag. */
  readonly copyDiagnostics: () => Promise<void>;
}

/** What a reading of everything found, in sentences. */
export function findingsSentence({ counts, malformed, dangling, same }: Findings): string {
  const read = `${countOf(counts.annotations, 'note')} in ${countOf(counts.issues, 'issue')} were read.`;
  const faults = [
    ...(malformed > 0 ? [`${countOf(malformed, 'record')} cannot be understood.`] : []),
    ...(dangling > 0 ? [`${countOf(dangling, 'record')} lost what they belong to.`] : []),
    ...(same === false ? ['It is not what was written last.'] : []),
  ];
  if (faults.length === 0) return `${read} Nothing is missing, and nothing is damaged.`;
  return `${read} ${faults.join(' ')} Export the library, then import the newest copy.`;
}

export function createSafety(store: Store, env: SafetyEnv): Safety {
  const known = signal<Known | undefined>();
  const checking = signal<Checking>({ state: 'none' });
  const look = async (): Promise<Known> => {
    const [witness, loss, copies] = await Promise.all([
      env.place.readWitness(),
      env.place.readLoss(),
      env.copies(),
    ]);
    return (known.value = { witness, loss, copies });
  };
  void look();
  return {
    known,
    checking,
    async check() {
      checking.value = { state: 'busy', done: 0 };
      try {
        const findings = await checkAll(store, (done) => (checking.value = { state: 'busy', done }));
        checking.value = { state: 'done', findings };
      } catch (thrown) {
        checking.value = { state: 'failed', error: toError(thrown) };
      }
    },
    async copyDiagnostics() {
      await env.copy(diagnostics(env, await look(), checking.peek()));
    },
  };
}

function diagnostics(
  { version, browser }: SafetyEnv,
  { witness, loss, copies }: Known,
  checking: Checking,
): string {
  const counts = (of: Findings['counts'] | undefined): string =>
    of === undefined ? 'unknown' : COUNTED.map((kind) => `${of[kind]} ${kind}`).join(', ');
  const [latest] = copies;
  return [
    `Postil ${version}, database ${VERSION}, ${browser}`,
    `witness: ${witness === undefined ? 'none' : `${witness.acts} acts, ${counts(witness.counts)}, ${witness.time}`}`,
    `loss: ${loss === undefined ? 'none' : `${loss.damage}, ${counts(loss.expected)} expected, ${counts(loss.found)} found, ${loss.noticed}`}`,
    `copies: ${copies.length}${latest === undefined ? '' : `, the latest ${latest.time} of ${latest.notes} notes in ${latest.bytes} bytes`}`,
    `check: ${checkLine(checking, counts)}`,
  ].join('\n');
}

function checkLine(checking: Checking, counts: (of: Findings['counts']) => string): string {
  if (checking.state === 'failed') return `failed, ${codeOf(checking.error)}`;
  if (checking.state !== 'done') return 'not made';
  const { findings } = checking;
  const same = findings.same === undefined ? 'first digest' : `digest ${findings.same ? 'same' : 'other'}`;
  return `${counts(findings.counts)}, ${findings.malformed} malformed, ${findings.dangling} dangling, ${same}`;
}

/** An error's code: its message may hold a reader's words. */
function codeOf(error: Error): string {
  return 'kind' in error && typeof error.kind === 'string' ? error.kind : error.name;
}
