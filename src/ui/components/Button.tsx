/** Buttons: with words, or with an icon whose name is spoken and shown on hover. */
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon, type IconNode } from './Icon.tsx';
import '../styles/button.css';

type Attributes = Omit<ButtonHTMLAttributes, 'class' | 'type' | 'icon' | 'label'>;

interface ButtonProps extends Attributes {
  readonly icon?: IconNode;
  /** `primary` at most once a view; `quiet` has no border; `link` reads as text. */
  readonly kind?: 'primary' | 'outline' | 'quiet' | 'link';
  readonly children: ComponentChildren;
}

export function Button({ icon, kind = 'outline', children, ...rest }: ButtonProps) {
  return (
    <button type="button" class={`button ${kind}`} {...rest}>
      {icon && <Icon icon={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends Attributes {
  readonly icon: IconNode;
  /** The button's name: what it does. */
  readonly label: string;
  /** A switch is either on or off; a plain button is neither. */
  readonly pressed?: boolean;
  /** The key that does the same, for the hover text: `e`. */
  readonly hint?: string;
  /** The icon's size in CSS pixels; the target stays at least 28. */
  readonly size?: number;
}

export function IconButton({ icon, label, pressed, hint, size = 17, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      aria-pressed={pressed}
      title={hint === undefined ? label : `${label} (${hint})`}
      {...rest}
    >
      <Icon icon={icon} size={size} />
    </button>
  );
}
