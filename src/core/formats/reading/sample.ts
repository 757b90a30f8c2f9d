/** A file of a format in a few lines of our own, with what is in it: each format’s folder has one. */

export interface Sample {
  /** The name of the format that recognises it. */
  readonly format: string;
  readonly text: string;
  readonly notes: number;
  readonly issues: number;
  readonly unreadable: number;
}
