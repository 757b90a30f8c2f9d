/** Into the bin and out of it, with the way back in a toast. */
import type { AnnotationId } from '../../../core/model.ts';
import { removeAnnotations, restoreAnnotations } from '../../../store/annotations.ts';
import type { LibraryEnv } from './env.ts';

type Deps = Pick<LibraryEnv, 'store' | 'toaster'>;

export async function moveToBin({ store, toaster }: Deps, id: AnnotationId): Promise<void> {
  await removeAnnotations(store, [id]);
  const back = (): void => void restoreAnnotations(store, [id]);
  toaster.show({ text: 'Note moved to the bin.', action: { label: 'Undo', run: back } });
}

export async function restoreFromBin({ store, toaster }: Deps, id: AnnotationId): Promise<void> {
  await restoreAnnotations(store, [id]);
  toaster.show({ text: 'Note restored.' });
}
