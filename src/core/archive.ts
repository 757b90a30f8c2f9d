/** The archive: a whole library as one JSON file. */
import type { Annotation, IsoTime, Issue, Publication, Tag } from './model.ts';

/** A note or tag that was deleted for ever. */
export interface Tombstone {
  readonly id: string;
  readonly time: IsoTime;
}

export interface Archive {
  readonly exported: IsoTime;
  readonly publications: readonly Publication[];
  readonly issues: readonly Issue[];
  readonly tags: readonly Tag[];
  readonly annotations: readonly Annotation[];
  readonly tombstones: readonly Tombstone[];
}

/** The file is no archive, or a damaged one. The message says what to do. */
export class ArchiveError extends Error {
  /** Where: `annotations[3].target.source`. */
  readonly path: string | undefined;
  /** Counted from 1. */
  readonly line: number | undefined;
  constructor(message: string, path?: string, line?: number) {
    super(message);
    this.name = 'ArchiveError';
    this.path = path;
    this.line = line;
  }
}

/** @throws ArchiveError */
export function parseArchive(text: string): Archive {
  throw new ArchiveError(`not built yet ${text.length}`);
}
