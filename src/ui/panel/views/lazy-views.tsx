/** Views whose code comes a moment after the panel, with all else that is fetched. */
import { signal } from '@preact/signals';
import { h, type FunctionComponent } from 'preact';
import type { fetched as rest } from '../model/lazy-writer.ts';

export type Fetched = typeof rest;

const arrived = signal<Fetched | undefined>();

/** Fetches it all, the first time; every view that waits is shown then. */
export async function fetchRest(): Promise<Fetched> {
  const { fetched } = await import('../model/lazy-writer.ts');
  arrived.value = fetched;
  return fetched;
}

/**
 * The component that `pick` takes from what is fetched; nothing until that is there. Its style
 * sheet is to be imported by the panel: a page has one.
 */
export function later<Props extends object>(
  pick: (all: Fetched) => FunctionComponent<Props>,
): FunctionComponent<Props> {
  return (props) => (arrived.value === undefined ? null : h(pick(arrived.value), props));
}
