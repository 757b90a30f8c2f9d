/** What stands where nothing is yet: says so, and what to do. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconNode } from './Icon.tsx';
import '../styles/notice.css';

interface EmptyProps {
  readonly icon?: IconNode;
  readonly title: string;
  /** Whether this is what the whole page is about. */
  readonly main?: boolean;
  readonly children?: ComponentChildren;
}

export function Empty({ icon, title, main = false, children }: EmptyProps) {
  const Heading = main ? 'h1' : 'h2';
  return (
    <div class="empty">
      {icon && <Icon icon={icon} size={24} />}
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
