/** Into the bin and out of it, with the way back in a toast. */
import type { AnnotationId } from '../../../core/model.ts';
import { removeAnnotations, restoreAnnotations } from '../../../store/annotations.ts';
import type { LibraryWorld } from './env.ts';

type Hands = Pick<LibraryWorld, 'store' | 'toaster'>;

export async function throwAway({ store, toaster }: Hands, id: AnnotationId): Promise<void> {
  await removeAnnotations(store, [id]);
  const back = (): void => void restoreAnnotations(store, [id]);
  toaster.show({ text: 'Moved to the bin.', action: { label: 'Undo', run: back } });
}

export async function bringBack({ store, toaster }: Hands, id: AnnotationId): Promise<void> {
  await restoreAnnotations(store, [id]);
  toaster.show({ text: 'Back among your notes.' });
}
