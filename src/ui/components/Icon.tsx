/** A Lucide icon: drawn from its nodes, silent for screen readers unless it has a label. */
import { h } from 'preact';

/** An icon as the `lucide` package exports it: `import { Pencil } from 'lucide'`. */
export type IconNode = readonly (readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
])[];

interface IconProps {
  readonly icon: IconNode;
  /** In CSS pixels. */
  readonly size?: number;
  /** Spoken; leave it out where the text beside the icon says the same. */
  readonly label?: string;
}

export function Icon({ icon, size = 16, label }: IconProps) {
  const accessible =
    label === undefined ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': label };
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...accessible}
    >
      {icon.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
