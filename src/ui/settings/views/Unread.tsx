/** The parts of a file that could not be read, each with its line and the reason. */
import type { Unreadable } from '../../../core/formats/reading/model.ts';
import { countOf } from '../../format-size.ts';

/** More lines than these are for the file's own tool to explain. */
const MOST = 20;

export function Unread({ parts }: { readonly parts: readonly Unreadable[] }) {
  return (
    <details>
      <summary>{countOf(parts.length, 'part')} could not be read</summary>
      <ul>
        {parts.slice(0, MOST).map(({ line, reason }) => (
          <li key={`${line} ${reason}`} dir="auto">
            Line {line}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
