/** Key presses that Postil answers, of which the page hears nothing. */
import { commandOf, isTyping, type Command } from '../overlay/keys.ts';

/**
 * Answers trusted key presses outside of fields.
 * @param answers whether a command means something now: never more is taken from the page than is answered.
 */
export function watchKeys(
  answers: (command: Command) => boolean,
  answer: (command: Command) => void,
  signal: AbortSignal,
): void {
  const taken = new Set<string>();
  const pressed = (event: KeyboardEvent): void => {
    if (!event.isTrusted || isTyping(event)) return;
    const command = commandOf(event);
    if (command === undefined || !answers(command)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    taken.add(event.code);
    answer(command);
  };
  /** Neither half of a press that we answered is for the page's shortcuts. */
  const released = (event: KeyboardEvent): void => {
    if (taken.delete(event.code)) event.stopImmediatePropagation();
  };
  window.addEventListener('keydown', pressed, { signal, capture: true });
  window.addEventListener('keyup', released, { signal, capture: true });
}
