/**
 * A button that opens a list of actions, or of things to choose one of.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
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

/** Pixels between a menu and its button, and between it and the edges of the window. */
const GAP = 4;

/**
 * Puts an open menu below its button, or above it where there is more room. Anchor positioning would do,
 * once Firefox's extended support release has it.
 */
function placeAt(button: HTMLElement, menu: HTMLElement, align: 'start' | 'end'): void {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const [above, below] = [top - 2 * GAP, clientHeight - bottom - 2 * GAP];
  const isBelow = menu.offsetHeight <= below || below >= above;
  menu.style.maxBlockSize = `min(60vh, 420px, ${isBelow ? below : above}px)`;
  const { offsetWidth, offsetHeight } = menu;
  const isFlushLeft = (align === 'start') === (getComputedStyle(button).direction === 'ltr');
  const wanted = isFlushLeft ? left : right - offsetWidth;
  menu.style.left = `${Math.max(GAP, Math.min(wanted, clientWidth - offsetWidth - GAP))}px`;
  menu.style.top = `${isBelow ? bottom + GAP : top - GAP - offsetHeight}px`;
}

interface ItemProps {
  readonly item: MenuItem;
  readonly close: () => void;
}

function Item({ item, close }: ItemProps) {
  return (
    <button
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
  );
}

/** The list is a popover: a press elsewhere and Escape close it, and nothing that scrolls cuts it off. */
export function Menu({ label, children, buttonClass = 'icon-button', align = 'end', items }: MenuProps) {
  const open = useSignal(false);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const typed = useRef<Typed>({ text: '', at: -Infinity });
  const lines = (): HTMLElement[] => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? []),
  ];
  const close = (): void => {
    list.current?.hidePopover();
    button.current?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    const next = nextOf(lines(), event, typed.current);
    next?.focus();
    if (event.key === 'Tab') close();
    // Escape closes by itself; nothing else of the page is meant by it.
    if (next !== undefined || event.key === 'Escape') event.stopPropagation();
    if (next !== undefined) event.preventDefault();
  };
  const shown = open.value;
  const toggling = ({ newState }: Pick<ToggleEvent, 'newState'>): void => {
    if (newState === 'open') open.value = true;
  };
  /** Only what is shown has a size and takes the focus, and the line that had it gives it back to the button. */
  const toggled = ({ newState }: Pick<ToggleEvent, 'newState'>): void => {
    open.value = newState === 'open';
    if (newState !== 'open' || list.current === null || button.current === null) return;
    placeAt(button.current, list.current, align);
    const all = lines();
    (all.find((line) => line.getAttribute('aria-checked') === 'true') ?? all[0])?.focus();
  };
  return (
    <div class="menu-root">
      <button
        ref={button}
        type="button"
        class={buttonClass}
        aria-label={buttonClass === 'icon-button' ? label : undefined}
        title={label}
        aria-haspopup="menu"
        aria-expanded={shown}
        aria-controls={shown ? id : undefined}
        popovertarget={id}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || shown) return;
          event.preventDefault();
          list.current?.showPopover();
        }}
      >
        {children}
      </button>
      <div
        ref={list}
        class="menu"
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        onBeforeToggle={toggling}
        onToggle={toggled}
        onKeyDown={pressed}
      >
        {shown && items().map((item) => <Item key={item.id} item={item} close={close} />)}
      </div>
    </div>
  );
}
