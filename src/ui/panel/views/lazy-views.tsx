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
 * The component that `pick` takes from what is loaded lazily. Its style sheet is to be imported by
 * the panel: a page has one.
 * @param meanwhile what stands there until then; without it nothing.
 */
export function lazyView<Props extends object>(
  pick: (all: Lazy) => FunctionComponent<Props>,
  meanwhile: FunctionComponent<Props> = () => null,
): FunctionComponent<Props> {
  return (props) => h(loaded.value === undefined ? meanwhile : pick(loaded.value), props);
}
