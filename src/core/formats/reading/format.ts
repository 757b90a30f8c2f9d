/** What a format is: a row of `table.ts`, so that one more touches nothing else. */
import type { Row } from '../csv/parse.ts';
import type { Collector } from './model.ts';

/** A file that is text, read as far as several formats need it. */
export interface Source {
  readonly text: string;
  /** Where the whole text is JSON. */
  readonly json?: unknown;
  /** Where the text is a table: its first row, in lower case and without signs. */
  readonly header?: readonly string[];
  /** The rows after it. */
  readonly rows?: readonly Row[];
}

export interface Format {
  /** As commands and reports name it. */
  readonly name: string;
  /** As a reader knows it. */
  readonly label: string;
  /** Whether a file is of this format, by what is in it: names of files say nothing. */
  readonly recognise: (source: Source) => boolean;
  readonly read: (source: Source, into: Collector) => void;
}
