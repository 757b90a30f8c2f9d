/** The card by itself: what is pointed at stands out in the page, and all tags are offered where asked. */
import { expect, test, vi } from 'vitest';
import { buildCard } from '../../../src/content/overlay/card.ts';
import type { CardView, OverlayActions } from '../../../src/content/overlay/view.ts';
import type { AnnotationId, TagId } from '../../../src/core/model.ts';
import { tagNamed } from '../session.ts';

const point = vi.fn();
const acts = { point } as unknown as OverlayActions;
const NOTE = 'note' as AnnotationId;
const VIEW: CardView = {
  reference: () => undefined,
  notes: [{ id: NOTE, tags: ['question' as TagId, 'gone' as TagId], words: 'over the mill' }],
  tags: [tagNamed('evidence'), tagNamed('question')],
  spread: undefined,
};
const names = (card: HTMLElement): (string | null)[] =>
  Array.from(card.querySelectorAll('.tag'), ({ textContent }) => textContent);

test('a note shows the tags that are still there, or all of them where they are asked for', () => {
  expect(names(buildCard(VIEW, acts))).toEqual(['question']);
  const spread = buildCard({ ...VIEW, spread: NOTE }, acts);
  expect(names(spread)).toEqual(['evidence', 'question']);
  expect(Array.from(spread.querySelectorAll('.tag'), (tag) => tag.getAttribute('aria-pressed'))).toEqual([
    'false',
    'true',
  ]);
});

test('where there are no tags, none are offered', () => {
  const card = buildCard({ ...VIEW, tags: [] }, acts);
  expect(card.textContent).toContain('no tag');
  expect(card.querySelectorAll('button')).toHaveLength(3);
});

test('a note that is pointed at, or has the focus, stands out in the page', () => {
  const row = buildCard(VIEW, acts).querySelector('.row');
  const pointed = ['pointerenter', 'pointerleave', 'focusin', 'focusout'].map((type) => {
    row?.dispatchEvent(new Event(type));
    return point.mock.lastCall?.[0];
  });
  expect(pointed).toEqual([NOTE, undefined, NOTE, undefined]);
});
