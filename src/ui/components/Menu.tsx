/**
 * A button that opens a list of actions, or of things to choose one of.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon, type IconNode } from './Icon.tsx';
import '../styles/menu.css';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconNode;
  /** Stands at the end of the line: a count, a key. */
  readonly aside?: ComponentChildren;
  /** One of several: whether it is the one. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void | Promise<void>;
}

interface MenuProps {
  /** The menu's name, and that of a button without words. */
  readonly label: string;
  /** What the button shows. */
  readonly children: ComponentChildren;
  readonly buttonClass?: string;
  /** Which side of the button the menu is flush with. */
  readonly align?: 'start' | 'end';
  readonly items: () => readonly MenuItem[];
}

interface ListProps {
  readonly id: string;
  readonly label: string;
  readonly align: 'start' | 'end';
  readonly items: readonly MenuItem[];
  readonly close: () => void;
}

/** Letters that follow each other within this time, in milliseconds, are looked for together. */
const TYPING = 700;

/** What was typed last in a menu, and when. */
interface Typed {
  text: string;
  at: number;
}

/** The line where a word begins with what is typed, from the present one on and around the end. */
function typedLine(
  lines: readonly HTMLElement[],
  from: number,
  event: KeyboardEvent,
  typed: Typed,
): HTMLElement | undefined {
  const goesOn = event.timeStamp - typed.at < TYPING && typed.text !== event.key.toLowerCase();
  typed.text = (goesOn ? typed.text : '') + event.key.toLowerCase();
  typed.at = event.timeStamp;
  const first = goesOn ? from : from + 1;
  const ahead = [...lines.slice(first), ...lines.slice(0, first)];
  const names = ahead.map((line) => (line.textContent ?? '').trim().toLowerCase());
  const beginning = names.findIndex((name) => name.startsWith(typed.text));
  const inside = names.findIndex((name) => name.includes(` ${typed.text}`));
  return ahead[beginning >= 0 ? beginning : inside];
}

/** The line that a key leads to: the next, the last, or what is typed. */
function nextOf(lines: readonly HTMLElement[], event: KeyboardEvent, typed: Typed): HTMLElement | undefined {
  const from = lines.findIndex((line) => line === document.activeElement);
  if (event.key === 'ArrowDown') return lines[(from + 1) % lines.length];
  if (event.key === 'ArrowUp') return lines.at(from <= 0 ? -1 : from - 1);
  if (event.key === 'Home') return lines[0];
  if (event.key === 'End') return lines.at(-1);
  if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey) return undefined;
  return typedLine(lines, from, event, typed);
}

function List({ id, label, align, items, close }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const typed = useRef<Typed>({ text: '', at: -Infinity });
  const lines = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? []),
  ];
  useLayoutEffect(() => {
    const all = lines();
    (all.find((line) => line.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
  }, []);
  const pressed = (event: KeyboardEvent): void => {
    const next = nextOf(lines(), event, typed.current);
    next?.focus();
    if (event.key === 'Escape' || event.key === 'Tab') close();
    if (next === undefined && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} class={`menu ${align}`} id={id} role="menu" aria-label={label} onKeyDown={pressed}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          class="menu-item"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked}
          disabled={item.disabled}
          tabIndex={-1}
          onClick={() => {
            close();
            void item.run();
          }}
        >
          {item.icon && <Icon icon={item.icon} />}
          <bdi class="menu-label">{item.label}</bdi>
          {item.aside !== undefined && <span class="menu-aside">{item.aside}</span>}
        </button>
      ))}
    </div>
  );
}

export function Menu({ label, children, buttonClass = 'icon-button', align = 'end', items }: MenuProps) {
  const open = useSignal(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    open.value = false;
    button.current?.focus();
  };
  const shown = open.value;
  useEffect(() => {
    if (!shown) return undefined;
    const lifetime = new AbortController();
    const outside = (event: Event): void => {
      if (!(event.target instanceof Node && root.current?.contains(event.target))) open.value = false;
    };
    document.addEventListener('pointerdown', outside, { signal: lifetime.signal });
    document.addEventListener('focusin', outside, { signal: lifetime.signal });
    return () => lifetime.abort();
  }, [shown]);
  return (
    <div class="menu-root" ref={root}>
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={buttonClass === 'icon-button' ? label : undefined}
        title={label}
        aria-haspopup="menu"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        onClick={() => (open.value = !open.peek())}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || shown) return;
          event.preventDefault();
          open.value = true;
        }}
      >
        {children}
      </button>
      {shown && <List id={id} label={label} align={align} items={items()} close={close} />}
    </div>
  );
}
