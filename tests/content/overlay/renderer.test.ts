/** Toolbar, card and toast as a keyboard and a screen reader meet them. */
import { beforeEach, expect, test } from 'vitest';
import { createRenderer } from '../../../src/content/overlay/renderer.ts';
import type { OverlayActions, CardView, ToolbarView, View } from '../../../src/content/overlay/view.ts';
import type { AnnotationId, IsoTime, Tag, TagId, TagKey } from '../../../src/core/model.ts';

const WHEN = '2026-10-01T08:00:00.000Z' as IsoTime;
const tag = (id: string, name: string, key?: TagKey): Tag => ({
  id: id as TagId,
  name,
  colour: 'blue',
  created: WHEN,
  modified: WHEN,
  ...(key === undefined ? {} : { key }),
});
const TAGS = [tag('a', 'riskiest assumptions', 1), tag('b', '<b>bold</b>'), tag('c', 'שאלה', 3)];
const NOTE = 'note' as AnnotationId;
const OTHER = 'other' as AnnotationId;

let done: unknown[][];
let room: HTMLElement;
let draw: (view: View) => void;

const acts = new Proxy({} as OverlayActions, {
  get:
    (_, name) =>
    (...given: unknown[]) =>
      done.push([name, ...given]),
});

const EMPTY: View = {
  scheme: 'light',
  toolbar: undefined,
  card: undefined,
  hint: undefined,
  toast: undefined,
  announcement: '',
};
const reference = (): undefined => undefined;
const TOOLBAR: ToolbarView = { reference, tags: TAGS, extends: false, dot: false };
const CARD: CardView = {
  reference,
  notes: [
    { id: NOTE, tags: ['a' as TagId], words: 'over the mill' },
    { id: OTHER, tags: [], words: 'the mill' },
  ],
  tags: TAGS,
  spread: undefined,
};

beforeEach(() => {
  done = [];
  room = document.createElement('div');
  document.body.replaceChildren(room);
  const made = createRenderer(room, acts, () => document.activeElement);
  draw = (view) => made.draw(view, () => () => true);
});

const nameOf = (button: Element): string => button.getAttribute('aria-label') ?? button.textContent;
const buttons = (): HTMLButtonElement[] => Array.from(room.querySelectorAll('button'));
function press(name: RegExp, nth = 0): HTMLButtonElement {
  const button = buttons().filter((each) => name.test(nameOf(each)))[nth];
  if (button === undefined) throw new Error(`No ${name}`);
  button.focus();
  button.click();
  return button;
}

test('the toolbar names its tags with their keys, as text and nothing else', () => {
  draw({ ...EMPTY, toolbar: TOOLBAR });
  expect(room.querySelector('[role="toolbar"]')?.getAttribute('aria-label')).toBe(
    'Mark the selected passage',
  );
  const chips = buttons().slice(0, 3);
  expect(chips.map(({ textContent }) => textContent)).toEqual([
    'riskiest assumptions1',
    '<b>bold</b>',
    'שאלה3',
  ]);
  expect(chips.map((chip) => chip.getAttribute('aria-keyshortcuts'))).toEqual(['1', null, '3']);
  expect(room.querySelector('b')).toBeNull();
});

test('every button of the toolbar does what its key does', () => {
  draw({ ...EMPTY, toolbar: { ...TOOLBAR, extends: true } });
  for (const name of [/^Extend/, /bold/, /^Mark w/, /^Choose/, /^Comment/, /^Copy/]) press(name);
  expect(done).toEqual([
    ['command', { kind: 'extend' }],
    ['tag', 'b'],
    ['command', { kind: 'mark' }],
    ['command', { kind: 'tags' }],
    ['command', { kind: 'comment' }],
    ['command', { kind: 'copy' }],
  ]);
});

test('the toolbar is one stop for Tab, and the arrows go round in it', () => {
  draw({ ...EMPTY, toolbar: TOOLBAR });
  const all = buttons();
  expect(all.map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1, -1, -1, -1]);
  const arrow = (key: string): void => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  };
  all[0]?.focus();
  arrow('ArrowLeft');
  expect(document.activeElement).toBe(all.at(-1));
  arrow('ArrowRight');
  arrow('ArrowRight');
  expect(document.activeElement).toBe(all[1]);
  arrow('End');
  expect(document.activeElement).toBe(all.at(-1));
  arrow('Home');
  expect(document.activeElement).toBe(all[0]);
});

test('the dot opens the toolbar, and the focus goes with it', () => {
  draw({ ...EMPTY, toolbar: { ...TOOLBAR, dot: true } });
  press(/^Show the tags/);
  expect(done).toEqual([['unfold']]);
  draw({ ...EMPTY, toolbar: TOOLBAR });
  expect(document.activeElement).toBe(buttons()[0]);
});

test('the card lists all notes, each with its tags pressed', () => {
  draw({ ...EMPTY, card: CARD });
  expect(room.querySelector('[role="dialog"]')?.getAttribute('aria-label')).toBe('2 notes on this passage');
  const groups = Array.from(room.querySelectorAll('[role="group"]'), (group) =>
    group.getAttribute('aria-label'),
  );
  expect(groups).toEqual(['riskiest assumptions', 'no tag']);
  expect(Array.from(room.querySelectorAll('.words'), ({ textContent }) => textContent)).toEqual([
    'over the mill',
    'the mill',
  ]);
  expect(room.querySelector('[aria-pressed]')?.getAttribute('aria-pressed')).toBe('true');
});

test('a tag is taken off and put on', () => {
  draw({ ...EMPTY, card: CARD });
  press(/^riskiest/);
  draw({ ...EMPTY, card: { ...CARD, spread: NOTE } });
  press(/^<b>/);
  expect(done.filter(([name]) => name !== 'point')).toEqual([
    ['retag', NOTE, []],
    ['retag', NOTE, ['a', 'b']],
  ]);
});

test('the focus stays at its button when the card is built anew', () => {
  draw({ ...EMPTY, card: CARD });
  press(/^Change tags/, 1);
  expect(done.at(-1)).toEqual(['spread', OTHER]);
  draw({ ...EMPTY, card: { ...CARD, spread: OTHER } });
  const focused = document.activeElement;
  expect(focused?.getAttribute('aria-expanded')).toBe('true');
  expect(focused?.closest('[role="group"]')?.getAttribute('aria-label')).toBe('no tag');
});

test('what the card can do, it asks for its own note', () => {
  draw({ ...EMPTY, card: CARD });
  for (const name of [/^Open/, /^Copy a link/, /^Delete/]) press(name, 1);
  expect(done.filter(([name]) => name !== 'point')).toEqual([
    ['open', OTHER],
    ['link', OTHER],
    ['remove', OTHER],
  ]);
});

test('a toast has its way back, an alarm is spoken at once', () => {
  let undone = 0;
  draw({ ...EMPTY, toast: { text: 'Note deleted', undo: () => (undone += 1), alarm: false } });
  expect(room.querySelector('[role="status"]')?.textContent).toContain('Note deleted');
  press(/^Undo/);
  expect(undone).toBe(1);
  draw({ ...EMPTY, toast: { text: 'No room', undo: undefined, alarm: true } });
  expect(room.querySelector('[role="alert"]')?.textContent).toBe('No room');
  expect(buttons().map(nameOf)).toEqual(['Close']);
});

test('a box whose text is off the screen is hidden, not gone', () => {
  draw({ ...EMPTY, toolbar: TOOLBAR });
  expect(room.querySelector('.bar')?.classList).toContain('away');
  for (const [side, value] of Object.entries({ clientWidth: 600, clientHeight: 600, currentCSSZoom: 1 })) {
    Object.defineProperty(document.documentElement, side, { value, configurable: true });
  }
  const box = { left: 10, top: 10, right: 20, bottom: 20 };
  const at = { text: room, first: box, last: box, lines: [box], backward: false, touch: false };
  draw({ ...EMPTY, toolbar: { ...TOOLBAR, reference: () => at } });
  expect(room.querySelector('.bar')?.classList).not.toContain('away');
});
