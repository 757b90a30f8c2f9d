/** The panel as it is seen and used: its states and its keys. */
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../../src/core/model.ts';
import { StoreError } from '../../../src/store/errors.ts';
import { annotation, bin } from '../../../src/store/read.ts';
import { App } from '../../../src/ui/panel/App.tsx';
import {
  eventually,
  EVIDENCE,
  ONE,
  place,
  reading,
  selected,
  stage,
  threeNotes,
  TWO,
  type Stage,
} from './stage.ts';
import { namelessRegions } from '../regions.ts';
import { emptyLibrary } from '../test-library.ts';

const root = document.createElement('div');
let now: Stage;

const $ = <Found extends HTMLElement>(selector: string): Found => {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new Error(`${selector} is not there`);
  return found;
};
const notes = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-note]')];
const ids = (): (string | undefined)[] => notes().map((note) => note.dataset['note']);
const focused = (): string | undefined => (document.activeElement as HTMLElement | null)?.dataset['note'];

function show(made: Stage): void {
  now = made;
  render(<App panel={made.panel} />, root);
}

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

beforeEach(() => document.body.append(root));
afterEach(() => {
  render(null, root);
  now.lifetime.abort();
  root.remove();
});

describe('states', () => {
  test('no page of ours: what to do, and the issues read lately', async () => {
    const { testLibrary } = await threeNotes();
    show(stage('disconnected', testLibrary));
    await eventually(() => expect(root.textContent).toContain('Annotate this page'));
    await eventually(() => expect($('.recent-issue').textContent).toContain('On seeds'));
    expect($<HTMLAnchorElement>('.recent-issue').href).toBe(ONE.address);
  });

  test('an issue without notes: how the first one is made', async () => {
    show(stage(reading([TWO])));
    await eventually(() => expect($('h1').textContent).toBe('On trains'));
    expect(root.textContent).toContain('press one key');
    expect(root.querySelector('.filters')).toBeNull();
  });

  test('a library that cannot be read: the sentence, and trying again', async () => {
    const testLibrary = emptyLibrary();
    let broken = true;
    const { connection } = testLibrary.store;
    const store = {
      ...testLibrary.store,
      connection: {
        ...connection,
        use: ((work) =>
          broken
            ? Promise.reject(new StoreError('unreadable'))
            : connection.use(work)) as typeof connection.use,
      },
    };
    show(stage(reading([ONE]), { ...testLibrary, store }));
    await eventually(() => expect($('[role=alert]').textContent).toContain('Restart the browser'));
    broken = false;
    $('[role=alert] button').click();
    await eventually(() => expect($('h1').textContent).toBe('On seeds'));
  });

  test('orphans stand apart, with their number', async () => {
    const { testLibrary, a, b, c } = await threeNotes();
    show(
      stage(
        reading([ONE], {
          places: [place(a, 0.1), { id: b, verdict: 'missing', span: null, candidates: [] }, place(c, 0.2)],
        }),
        testLibrary,
      ),
    );
    await eventually(() => expect(ids()).toEqual([a, c, b]));
    expect($('.orphans h2').textContent).toBe('Not found on this page 1');
    expect(root.querySelectorAll('.orphans [data-note]')).toHaveLength(1);
  });
});

describe('keys', () => {
  let a: AnnotationId;
  let b: AnnotationId;
  let c: AnnotationId;

  beforeEach(async () => {
    const three = await threeNotes();
    ({ a, b, c } = three);
    show(
      stage(
        reading([ONE, TWO], { places: [place(a, 0.1), place(b, 0.2), place(c, 0.3)], inView: b }),
        three.testLibrary,
      ),
    );
    await eventually(() => expect(ids()).toEqual([a, b, c]));
  });

  test('one note is a stop for Tab, the one in view', () => {
    expect(notes().map((note) => note.tabIndex)).toEqual([-1, 0, -1]);
    expect(root.querySelectorAll('.note.active')).toHaveLength(1);
    // Each note carries its buttons, and the Tab key comes to those of the active one.
    const actions = [...root.querySelectorAll<HTMLElement>('.note-actions > button')];
    expect(actions).toHaveLength(9);
    expect(actions.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(3);
  });

  test('from a button, Escape and the arrows go to the notes; from inside a note, to the note', () => {
    for (const key of ['Escape', 'ArrowDown', 'j']) {
      root.querySelector<HTMLElement>('.filters .chip')?.focus();
      press(key);
      expect(focused(), key).toBe(b);
    }
    root.querySelector<HTMLElement>('.note.active .note-actions > button')?.focus();
    press('Escape');
    expect(focused()).toBe(b);
  });

  test('j and k walk from the note in view', async () => {
    press('j');
    expect(focused()).toBe(b);
    press('j');
    expect(focused()).toBe(c);
    press('j');
    expect(focused()).toBe(c);
    press('ArrowUp');
    press('k');
    expect(focused()).toBe(a);
    press('Enter');
    await eventually(() => expect(now.asked).toEqual([`reveal ${a}`]));
  });

  test('e writes a comment in place, Escape goes back to the note', async () => {
    press('j');
    press('e');
    await eventually(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    const field = $<HTMLTextAreaElement>('.comment-editor textarea');
    expect(field.value).toBe('why');
    field.value = 'because *so*';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    for (const key of ['j', 'Delete', '?', '1']) expect(press(key).defaultPrevented).toBe(false);
    press('Escape');
    expect(focused()).toBe(b);
    await eventually(() => expect($('.note.active .note-comment em').textContent).toBe('so'));
    expect((await annotation(now.testLibrary.store, b))?.comment).toBe('because *so*');
  });

  test('t and a digit tag', async () => {
    press('j');
    press('j');
    press('t');
    await eventually(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'));
    press('2');
    await eventually(() => expect($('.note.active .note-tags').textContent).toBe('Tags:evidence'));
    press('Escape');
    expect(focused()).toBe(c);
  });

  test('Delete removes and the next note has the focus; undo brings it back', async () => {
    press('j');
    press('Delete');
    await eventually(() => expect(ids()).toEqual([a, c]));
    expect(focused()).toBe(c);
    expect($('[role=status].toasts').textContent).toContain('moved to the bin');
    press('z', { ctrlKey: true });
    await eventually(() => expect(ids()).toEqual([a, b, c]));
    expect($('[role=status].toasts').textContent).toContain('Undone: deleting the note');
    expect(await bin(now.testLibrary.store)).toEqual([]);
  });

  test('in a field, Ctrl+Z is the field’s own', async () => {
    press('j');
    press('e');
    await eventually(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
    expect(press('z', { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  test('/ and the arrows filter', async () => {
    press('/');
    expect(document.activeElement?.textContent).toBe('All3');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toBe('riskiest assumptions2');
    (document.activeElement as HTMLElement).click();
    await eventually(() => expect(ids()).toEqual([a, b]));
    press('Home');
    (document.activeElement as HTMLElement).click();
    await eventually(() => expect(ids()).toEqual([a, b, c]));
  });

  test('digits tag the live selection, Ctrl+Enter saves it, and the focus follows it into the list', async () => {
    now.tell({ selection: selected(ONE, 'delta') });
    await eventually(() => $('.composer'));
    press('2');
    await eventually(() => expect($('.composer [aria-pressed=true]').textContent).toContain('evidence'));
    const field = $<HTMLTextAreaElement>('.composer textarea');
    field.focus();
    field.value = 'noted';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    press('Enter', { ctrlKey: true });
    await eventually(() => expect(notes()).toHaveLength(4));
    await eventually(() => expect(focused()).toBe(ids()[3]));
    const made = await annotation(now.testLibrary.store, ids()[3] as AnnotationId);
    expect(made).toMatchObject({ tags: [EVIDENCE], comment: 'noted' });
    expect(root.querySelector('.composer')).toBeNull();
  });

  test('a click on a note shows its passage, a click on its buttons does not', async () => {
    notes()[0]?.click();
    await eventually(() => expect(now.asked).toEqual([`reveal ${a}`]));
    await eventually(() => $('.note.active [aria-label="Copy a link to the passage"]').click());
    await eventually(() => expect(now.asked.at(-1)).toMatch(/^copy /));
    expect(now.asked).toHaveLength(2);
  });
});

test('who hears the panel finds its regions by name, and each note with all that can be done with it', async () => {
  const { testLibrary } = await threeNotes();
  show(stage(reading([ONE]), testLibrary));
  await eventually(() => expect(notes().length).toBeGreaterThan(1));
  expect(namelessRegions(root)).toEqual([]);
  expect(root.querySelectorAll('.note.active')).toHaveLength(0);
  for (const note of notes()) {
    const names = [...note.querySelectorAll('button')].map(
      (one) => one.getAttribute('aria-label') ?? one.title,
    );
    expect(names).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(?:Write a|Edit the) comment/),
        'Copy a link to the passage',
        'Delete the note',
      ]),
    );
  }
});
