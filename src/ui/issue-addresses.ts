/** What the reader says of addresses that are one issue or are not, each with its way back in a toast. */
import type { Address, Issue, IssueDescription } from '../core/model.ts';
import { lastAct, undo } from '../store/undo.ts';
import type { ActLabel } from '../store/undo-log.ts';
import type { AlikeIssue } from '../store/similar-issue.ts';
import { joinIssue, keepApart, splitAddress } from '../store/issue-merging.ts';
import type { Store } from '../store/store.ts';
import type { Toast, Toaster } from './components/Toast.tsx';
import { toError } from './live.ts';
import { countOf } from './format-size.ts';

interface Deps {
  readonly store: Store;
  readonly toaster: Toaster;
}

/** Takes an act back that was the last one; what was done since comes first. */
function undoing({ store, toaster }: Deps, label: ActLabel): Toast['action'] {
  const back = async (): Promise<void> => {
    try {
      if ((await lastAct(store))?.label === label) await undo(store);
      else toaster.show({ text: 'Something else was done since. Undo that first.' });
    } catch (thrown) {
      toaster.show({ text: toError(thrown).message });
    }
  };
  return { label: 'Undo', run: () => void back() };
}

function say(deps: Deps, label: ActLabel, text: string): void {
  const action = undoing(deps, label);
  deps.toaster.show({ text, ...(action && { action }) });
}

/** Makes the page's issue and a stored one the same. */
export async function joinIssues(
  deps: Deps,
  page: IssueDescription,
  { issue, count }: AlikeIssue,
): Promise<void> {
  await joinIssue(deps.store, page, issue.id);
  say(deps, 'join', `One issue now, with ${countOf(count, 'note')} from the other address.`);
}

/** Never asks about these two again. */
export async function keepIssuesApart(
  deps: Deps,
  page: IssueDescription,
  { issue }: AlikeIssue,
): Promise<void> {
  await keepApart(deps.store, page, issue.id);
  say(deps, 'apart', 'Kept as two issues. You will not be asked again.');
}

/** Makes one address of an issue an issue of its own. */
export async function splitOffAddress(deps: Deps, { id }: Issue, address: Address): Promise<void> {
  const gone = await splitAddress(deps.store, id, address);
  const went = gone === 0 ? 'No note was made there.' : `${countOf(gone, 'note')} went with it.`;
  say(deps, 'split', `Split off. ${went}`);
}

/** An address as it is read: without its scheme, letters as letters. */
export function plainAddress(address: Address): string {
  const plain = address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
  try {
    return decodeURI(plain);
  } catch {
    // A stray percent sign: it is shown as it stands.
    return plain;
  }
}
