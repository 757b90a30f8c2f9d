/** What stands where nothing is yet: says so, and what to do. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconNode } from './Icon.tsx';
import './notice.css';

interface EmptyProps {
  readonly icon?: IconNode;
  readonly title: string;
  readonly children?: ComponentChildren;
}

export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div class="empty">
      {icon && <Icon icon={icon} size={24} />}
      <h2>{title}</h2>
      {children}
    </div>
  );
}
