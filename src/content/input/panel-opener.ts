/** Opens the panel from the page, and hands it what the reader wants to write there. */
import type { Focus } from '../../platform/contract.ts';
import { STRINGS } from '../overlay/strings.ts';
import type { GetReference } from '../overlay/view.ts';
import type { CommandContext } from './commands.ts';

/** How long an open panel has to take up a request before the reader is told how to open it, in milliseconds. */
const PATIENCE = 600;

export interface PanelOpener {
  /** Must come before anything that waits, or the gesture is spent. False where the browser refuses. */
  open(): Promise<boolean>;
  /** @param opening what `open` answered. @param reference where the reader is told how to go on. */
  request(focus: Focus, opening: Promise<boolean>, reference: GetReference): Promise<void>;
}

export function createPanelOpener(context: CommandContext): PanelOpener {
  return {
    async open() {
      try {
        return await context.ask('panel.open');
      } catch (error) {
        console.info('Postil: the panel did not open.', error);
        return false;
      }
    },
    async request(focus, opening, reference) {
      context.interaction.request(focus);
      context.publish();
      if (await opening) return;
      // An open sidebar takes the request up by itself, and Firefox lets no page open a closed one.
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
      if (context.state.focus === focus) context.notices.hint(reference, STRINGS.openPanel);
    },
  };
}
