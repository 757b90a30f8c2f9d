/** The card at a click on a mark: the notes under the pointer, each with its tags and what can be done. */
import { Link, PanelRight, Tag as TagIcon, Trash } from 'lucide';
import type { Tag } from '../../core/model.ts';
import type { IconNode } from '../../ui/components/Icon.tsx';
import { button, element, icon } from './element.ts';
import type { OverlayActions, CardNote, CardView } from './view.ts';
import { STRINGS } from './strings.ts';

function action(shape: IconNode, label: string, act: () => void, expanded?: boolean): HTMLElement {
  return button(
    { class: 'action', title: label, 'aria-label': label, 'aria-expanded': expanded?.toString() },
    act,
    icon(shape, 17),
  );
}

function toggle(tag: Tag, isSet: boolean, act: () => void): HTMLElement {
  return button(
    { class: 'tag', 'data-colour': tag.colour, 'aria-pressed': String(isSet) },
    act,
    element('span', { class: 'dot' }),
    element('bdi', { class: 'name' }, tag.name),
  );
}

function row(note: CardNote, { notes, tags, spread }: CardView, acts: OverlayActions): HTMLElement {
  const { id, tags: set, words } = note;
  const isSpread = spread === id;
  // Beside the only note its words are the passage above it.
  const isTall = isSpread || notes.length > 1;
  const own = set.flatMap((each) => tags.find((tag) => tag.id === each) ?? []);
  const shown = isSpread ? tags : own;
  const toggles = shown.map((tag) => {
    const isSet = set.includes(tag.id);
    const next = isSet ? set.filter((each) => each !== tag.id) : [...set, tag.id];
    return toggle(tag, isSet, () => acts.retag(id, next));
  });
  const label = own.map(({ name }) => name).join(', ') || STRINGS.noTag;
  const made = element(
    'div',
    { class: isTall ? 'row tall' : 'row', role: 'group', 'aria-label': label },
    isTall ? element('bdi', { class: 'words' }, words) : undefined,
    element(
      'div',
      { class: 'tags' },
      ...(toggles.length > 0 ? toggles : [element('span', { class: 'none' }, STRINGS.noTag)]),
    ),
    element(
      'div',
      { class: 'actions' },
      tags.length > 0
        ? action(TagIcon, STRINGS.moreTags, () => acts.spread(isSpread ? undefined : id), isSpread)
        : undefined,
      action(PanelRight, STRINGS.openNote, () => acts.open(id)),
      action(Link, STRINGS.copyLink, () => acts.link(id)),
      action(Trash, STRINGS.remove, () => acts.remove(id)),
    ),
  );
  for (const type of ['pointerenter', 'focusin']) made.addEventListener(type, () => acts.point(id));
  for (const type of ['pointerleave', 'focusout']) made.addEventListener(type, () => acts.point(undefined));
  return made;
}

export function buildCard(view: CardView, acts: OverlayActions): HTMLElement {
  const { length } = view.notes;
  return element(
    'div',
    {
      class: 'float card',
      role: 'dialog',
      'aria-label': length === 1 ? STRINGS.card : STRINGS.cards(length),
    },
    ...view.notes.map((note) => row(note, view, acts)),
  );
}
