/** All that the reader meets in the page: overlay, keys, pointer, selection, and the panel's requests. */
import type { Page } from '../../platform/contract.ts';
import { isOwnPage } from '../../platform/self.ts';
import { serve } from '../../platform/serve.ts';
import { refreshedCard } from '../notes/card-notes.ts';
import type { Emphasis } from '../notes/emphasis.ts';
import { createNotices, type Notices } from '../overlay/notices.ts';
import { createOverlay } from '../overlay/overlay.ts';
import { STRINGS } from '../overlay/strings.ts';
import { createCommands, type CommandContext } from './commands.ts';
import { createPageHandlers, PAGE_SCHEMAS } from './page-requests.ts';
import { watchPointer } from './pointer-controller.ts';
import { createSelectionController, type SelectionController } from './selection-controller.ts';

export interface PageInterface {
  readonly notices: Notices;
  readonly selection: SelectionController;
  readonly isOurs: (node: Node) => boolean;
  /** The notes were painted anew: brings the selection, the card and the panel up to date. */
  readonly refresh: () => void;
  /** Puts away what belongs to the text. */
  readonly clear: () => void;
}

export interface InterfaceDeps extends Omit<CommandContext, 'notices' | 'release'> {
  readonly emphasis: Emphasis;
  readonly run: (task: () => Promise<unknown>) => void;
  /** Ends the content script. */
  readonly end: () => void;
}

export function createPageInterface(deps: InterfaceDeps, signal: AbortSignal): PageInterface {
  const { state, interaction, emphasis, run } = deps;
  const overlay = createOverlay(
    {
      command: (command) => selection.command(command),
      tag: (tag) => selection.tag(tag),
      retag: (id, tags) => run(() => commands.retag(id, tags)),
      open: (id) => run(() => commands.open(id)),
      link: (id) => run(() => commands.copyLink(id)),
      remove: (id) => run(() => commands.remove(id)),
      point: (id) => emphasis.point('row', id === undefined ? [] : [id]),
      spread: (id) => overlay.view.card && overlay.show({ card: { ...overlay.view.card, spread: id } }),
      unfold: () => selection.unfold(),
      dismissToast: () => notices.dismiss(),
      holdToast: (held) => notices.hold(held),
    },
    () => notices.toast(STRINGS.covered),
    signal,
  );
  const notices = createNotices((change) => overlay.show(change), signal);
  const context: CommandContext = {
    ...deps,
    notices,
    release() {
      document.getSelection()?.removeAllRanges();
      interaction.release();
      selection.dismiss();
      deps.publish();
    },
  };
  const commands = createCommands(context);
  const selection = createSelectionController({ context, commands, overlay, run }, signal);
  watchPointer(state, overlay, (ids) => emphasis.point('mark', ids), signal);
  const hideHint = (): void => overlay.show({ hint: undefined });
  const handlers = createPageHandlers({ context, emphasis, hideHint, leave: deps.end });
  serve<Page>(PAGE_SCHEMAS, handlers, isOwnPage, signal);
  return {
    notices,
    selection,
    isOurs: overlay.isHost,
    refresh() {
      interaction.reselect(state.issues);
      const { card } = overlay.view;
      if (card !== undefined) overlay.show({ card: refreshedCard(card, state) });
      deps.publish();
    },
    clear: () => overlay.show({ card: undefined, hint: undefined, toolbar: undefined }),
  };
}
