/** Something that is on or off at once, with its name. */
import '../styles/switch.css';

interface SwitchProps {
  readonly label: string;
  /** More, on hover. */
  readonly title?: string;
  readonly on: boolean;
  readonly change: (on: boolean) => void;
}

export function Switch({ label, title, on, change }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      title={title}
      onClick={() => change(!on)}
    >
      {label}
      <span class="switch-track" />
    </button>
  );
}
