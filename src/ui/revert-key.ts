/** The keys of undo and redo. */

/** What a key press asks to do, given that the modifier of shortcuts is held: Z, Shift+Z, Y. */
export function revertOf({ key, shiftKey, altKey }: KeyboardEvent): 'undo' | 'redo' | undefined {
  if (altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? 'redo' : 'undo';
  return letter === 'y' && !shiftKey ? 'redo' : undefined;
}
