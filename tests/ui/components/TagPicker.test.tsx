/** The tag field: what it offers, and that the keyboard alone does all of it. */
import { signal } from '@preact/signals';
import { render } from 'preact';
import { beforeEach, describe, expect, test } from 'vitest';
import type { IsoTime, Tag, TagId, TagKey } from '../../../src/core/model.ts';
import { tagOptions, tagOnKey, toggled } from '../../../src/ui/tag-options.ts';
import { TagPicker } from '../../../src/ui/components/TagPicker.tsx';

const NOW = '2026-11-22T09:00:00.000Z' as IsoTime;

function tag(name: string, key?: TagKey): Tag {
  const known: Tag = { id: name as TagId, name, colour: 'teal', created: NOW, modified: NOW };
  return key === undefined ? known : { ...known, key };
}

const TAGS = [tag('riskiest assumptions', 1), tag('evidence', 2), tag('try this'), tag('Résumé')];

const named = (options: ReturnType<typeof tagOptions>): string[] =>
  options.map((option) => (option.kind === 'tag' ? option.tag.name : `+ ${option.name}`));

describe('tagOptions', () => {
  test.each([
    ['', ['riskiest assumptions', 'evidence', 'try this', 'Résumé']],
    ['ev', ['+ ev', 'evidence']],
    ['EVIDENCE', ['evidence']],
    [' evidence  ', ['evidence']],
    ['this', ['+ this', 'try this']],
    // The word's beginning comes before its inside.
    ['s', ['+ s', 'riskiest assumptions', 'try this', 'Résumé']],
    ['as', ['+ as', 'riskiest assumptions']],
    ['resume', ['+ resume']],
    ['  two   words ', ['+ two words']],
  ])('%j offers %j', (query, expected) => {
    expect(named(tagOptions(query, TAGS, []))).toEqual(expected);
  });

  test('says which are on', () => {
    const [first, second] = tagOptions('', TAGS, [TAGS[1]?.id ?? ('' as TagId)]);
    expect([first, second]).toMatchObject([{ on: false }, { on: true }]);
  });
});

test('a digit stands for the tag that has it, nothing else does', () => {
  expect(tagOnKey('2', TAGS)?.name).toBe('evidence');
  for (const key of ['3', '0', '12', 'e', 'Enter', '']) expect(tagOnKey(key, TAGS)).toBeUndefined();
});

test('toggling keeps the order in which tags were given', () => {
  const [a, b, c] = ['a', 'b', 'c'] as TagId[] as [TagId, TagId, TagId];
  expect(toggled([a, b], c)).toEqual([a, b, c]);
  expect(toggled([a, b, c], b)).toEqual([a, c]);
});

describe('TagPicker', () => {
  const root = document.createElement('div');
  let log: string[] = [];
  const chosen = signal<readonly TagId[]>([]);

  function Picker() {
    return (
      <TagPicker
        tags={TAGS}
        chosen={chosen.value}
        toggle={(id) => {
          log.push(`toggle ${id}`);
          chosen.value = toggled(chosen.value, id);
        }}
        create={(name) => log.push(`create ${name}`)}
        close={(by) => log.push(`close ${by}`)}
      />
    );
  }
  const input = (): HTMLInputElement => root.querySelector('input') as HTMLInputElement;
  const rendered = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const press = async (key: string, more: KeyboardEventInit = {}): Promise<KeyboardEvent> => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    input().dispatchEvent(event);
    await rendered();
    return event;
  };
  const type = async (text: string): Promise<void> => {
    input().value = text;
    input().dispatchEvent(new Event('input', { bubbles: true }));
    await rendered();
  };
  const marked = (): string | null | undefined => {
    const id = input().getAttribute('aria-activedescendant');
    return id === null ? null : root.querySelector(`[id="${id}"]`)?.textContent;
  };

  beforeEach(() => {
    render(null, root);
    document.body.append(root);
    log = [];
    chosen.value = [];
    render(<Picker />, root);
  });

  test('takes the focus and is a combobox over a listbox of several choices', () => {
    expect(document.activeElement).toBe(input());
    const list = root.querySelector(`[id="${input().getAttribute('aria-controls') ?? ''}"]`);
    expect(list?.getAttribute('role')).toBe('listbox');
    expect(list?.getAttribute('aria-multiselectable')).toBe('true');
    expect(list?.querySelectorAll('[role=option]')).toHaveLength(4);
  });

  test('the arrows go around, Enter toggles', async () => {
    expect(marked()).toBeNull();
    await press('Enter');
    expect(log).toEqual([]);
    await press('ArrowUp');
    expect(marked()).toBe('Résumé');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    expect(log).toEqual(['toggle evidence']);
    expect(root.querySelector('[aria-selected=true]')?.textContent).toContain('evidence');
  });

  test('a name that is new can be made, and the field is empty then', async () => {
    await type(' counter  example ');
    expect(marked()).toBe('New tag “counter example”');
    await press('Enter');
    expect(log).toEqual(['create counter example']);
    expect(input().value).toBe('');
  });

  test.each(['evid', 'e', 'riskiest', 'try'])('Enter takes no tag that is merely alike: %j', async (name) => {
    await press('2');
    await type(name);
    await press('Enter');
    expect(log).toEqual(['toggle evidence', `create ${name}`]);
  });

  test('a tag that is on stays on when its name is written, and goes when it is chosen', async () => {
    await press('2');
    await type(' EVIDENCE ');
    await press('Enter');
    expect(log).toEqual(['toggle evidence']);
    expect(input().value).toBe('');
    await type('evid');
    await press('ArrowDown');
    await press('Enter');
    expect(log).toEqual(['toggle evidence', 'toggle evidence']);
  });

  test('digits toggle in an empty field only', async () => {
    await press('2');
    await type('top ');
    expect((await press('2')).defaultPrevented).toBe(false);
    expect(log).toEqual(['toggle evidence']);
  });

  test('Backspace in an empty field takes the last tag away', async () => {
    await press('1');
    await press('2');
    await press('Backspace');
    expect(log).toEqual(['toggle riskiest assumptions', 'toggle evidence', 'toggle evidence']);
  });

  test('Escape closes; while an input method composes, keys are its own', async () => {
    await press('Escape', { isComposing: true });
    await press('Enter', { isComposing: true });
    expect(log).toEqual([]);
    await press('Escape');
    expect(log).toEqual(['close key']);
  });

  test('a click on an option keeps the focus in the field', async () => {
    const option = root.querySelectorAll<HTMLElement>('[role=option]')[2];
    const down = new Event('pointerdown', { bubbles: true, cancelable: true });
    option?.dispatchEvent(down);
    expect(down.defaultPrevented).toBe(true);
    option?.click();
    await rendered();
    expect(log).toEqual(['toggle try this']);
  });
});
