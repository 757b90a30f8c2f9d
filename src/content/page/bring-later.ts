/** Brings into the page what it needs only once a passage is selected or shown. */
import { takeLater, type Later } from './instance.ts';

export type BringLater = () => Promise<Later>;

/** @param bring asks for the script; asked again where it did not come. */
export function createBringLater(bring: () => Promise<void>): BringLater {
  let later: Promise<Later> | undefined;
  return async () => {
    later ??= bring().then(takeLater);
    try {
      return await later;
    } catch (error) {
      later = undefined;
      throw error;
    }
  };
}
