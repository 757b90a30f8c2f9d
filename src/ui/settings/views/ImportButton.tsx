/** A button that takes a file of notes. */
import { FileUp } from 'lucide';
import type { RefObject } from 'preact';
import { Icon } from '../../components/Icon.tsx';
import type { Data } from '../model/data.ts';
import '../styles/data.css';

/** The ends of names that exports have: what a file is, its content tells. */
const FILES = '.gz,.ndjson,.json,.jsonld,.csv,.tsv,.txt,.md,.html,.htm,.zip';

interface LibraryFileProps {
  readonly data: Data;
  readonly field?: RefObject<HTMLInputElement | null>;
  /** Opened by something else than itself. */
  readonly hidden?: boolean;
}

/** The browser's own field for a file; what is chosen is read, and imported once the reader says so. */
export function LibraryFile({ data, field, hidden = false }: LibraryFileProps) {
  return (
    <input
      ref={field ?? null}
      type="file"
      accept={FILES}
      hidden={hidden}
      disabled={data.last.value.state === 'busy'}
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        if (file !== undefined) void data.readFile(file);
        // The same file can be chosen again, once it is mended.
        currentTarget.value = '';
      }}
    />
  );
}

export function ImportButton({ data }: { readonly data: Data }) {
  return (
    <label class="button outline file-button">
      <Icon icon={FileUp} />
      Import notes…
      <LibraryFile data={data} />
    </label>
  );
}
