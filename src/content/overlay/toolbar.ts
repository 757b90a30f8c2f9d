/** The bar at a selection: a chip for each tag, and what else can be done with the passage. */
import { Highlighter, MessageSquarePlus, Quote, Tag as TagIcon, UnfoldHorizontal } from 'lucide';
import type { Tag } from '../../core/model.ts';
import type { IconNode } from '../../ui/components/Icon.tsx';
import { button, element, icon } from './element.ts';
import type { Command } from './keys.ts';
import type { OverlayActions, ToolbarView } from './view.ts';
import { STRINGS } from './strings.ts';

function keyCap(key: string): HTMLElement {
  return element('kbd', { 'aria-hidden': 'true' }, key);
}

function chip(tag: Tag, act: () => void): HTMLElement {
  const key = tag.key?.toString();
  return button(
    { class: 'chip', 'data-colour': tag.colour, 'aria-keyshortcuts': key },
    act,
    element('span', { class: 'dot' }),
    element('bdi', { class: 'name' }, tag.name),
    key && keyCap(key),
  );
}

function action(shape: IconNode, label: string, letter: string, act: () => void): HTMLElement {
  const title = `${label} (${letter})`;
  return button(
    { class: 'action', title, 'aria-label': label, 'aria-keyshortcuts': letter },
    act,
    icon(shape, 18),
  );
}

/** Chips that do not fit scroll sideways, also by a wheel that turns; where more follow, they fade. */
function scrollable(chips: readonly HTMLElement[]): HTMLElement {
  const row = element('div', { class: 'chips' }, ...chips);
  const mark = (): void => {
    row.classList.toggle('before', row.scrollLeft > 0);
    row.classList.toggle('after', row.scrollLeft + row.clientWidth < row.scrollWidth - 1);
  };
  row.addEventListener('scroll', mark, { passive: true });
  row.addEventListener('wheel', (event) => {
    if (row.scrollWidth <= row.clientWidth || event.deltaX !== 0) return;
    event.preventDefault();
    row.scrollLeft += event.deltaY;
  });
  new ResizeObserver(mark).observe(row);
  return row;
}

/** One stop for Tab; the arrows, Home and End move between the buttons. */
function rove(bar: HTMLElement): void {
  const buttons = Array.from(bar.querySelectorAll('button'));
  buttons.forEach((each, index) => (each.tabIndex = index === 0 ? 0 : -1));
  bar.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons.at(step % buttons.length)?.focus();
  });
}

/** The quiet form: a dot that becomes the bar when it is pointed at. */
function spot(unfold: () => void): HTMLElement {
  const dot = button({ 'aria-label': STRINGS.openToolbar }, unfold, icon(Highlighter, 14));
  dot.addEventListener('pointerenter', () => unfold());
  return element('div', { class: 'float spot', role: 'toolbar', 'aria-label': STRINGS.toolbar }, dot);
}

export function buildToolbar(view: ToolbarView, acts: OverlayActions): HTMLElement {
  if (view.dot) return spot(acts.unfold);
  const command = (kind: Exclude<Command, { kind: 'tag' }>['kind']) => () => acts.command({ kind });
  const chips = view.tags.map((tag) => chip(tag, () => acts.tag(tag.id)));
  const bar = element(
    'div',
    { class: 'float bar', role: 'toolbar', 'aria-label': STRINGS.toolbar },
    view.extends
      ? button(
          { class: 'chip extend', title: STRINGS.extendLong, 'aria-keyshortcuts': 'e' },
          command('extend'),
          icon(UnfoldHorizontal, 16),
          STRINGS.extend,
          keyCap('e'),
        )
      : undefined,
    chips.length > 0 ? scrollable(chips) : undefined,
    element(
      'div',
      { class: 'actions' },
      action(Highlighter, STRINGS.mark, 'h', command('mark')),
      action(TagIcon, STRINGS.tags, 't', command('tags')),
      action(MessageSquarePlus, STRINGS.comment, 'n', command('comment')),
      action(Quote, STRINGS.copy, 'c', command('copy')),
    ),
  );
  rove(bar);
  return bar;
}
