/** Views whose code comes a moment after the panel, with all else that is loaded lazily. */
import { signal } from '@preact/signals';
import { h, type FunctionComponent } from 'preact';
import type { lazy } from '../model/lazy-writer.ts';

type Lazy = typeof lazy;

const loaded = signal<Lazy | undefined>();

/** Loads it all, the first time; every view that waits is shown then. */
export async function loadLazy(): Promise<Lazy> {
  const module = await import('../model/lazy-writer.ts');
  loaded.value = module.lazy;
  return module.lazy;
}

/**
 * The component that `pick` takes from what is loaded lazily; nothing until that is there. Its style
 * sheet is to be imported by the panel: a page has one.
 */
export function lazyView<Props extends object>(
  pick: (all: Lazy) => FunctionComponent<Props>,
): FunctionComponent<Props> {
  return (props) => (loaded.value === undefined ? null : h(pick(loaded.value), props));
}
