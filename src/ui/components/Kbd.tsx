/** A key, as it is printed on the keyboard. */
import '../styles/kbd.css';

/** Whether this keyboard has a command key; Chromium and Firefox both still say so here. */
const isMac = navigator.platform.startsWith('Mac');

/** The modifier that the reader's system uses for shortcuts, as text. */
export const MOD = isMac ? '⌘' : 'Ctrl';

/** Whether the modifier of shortcuts is held. */
export function holdsMod(event: KeyboardEvent | MouseEvent): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}

export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd class="kbd">{keys}</kbd>;
}
