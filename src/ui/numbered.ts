/** An issue's number and title, as one line says both. */

interface Titled {
  readonly title: string;
  /** As its publication writes it: `TBM 21/53`. */
  readonly number?: string;
}

/** The number, where the title does not say it already. */
export function numberOf({ number, title }: Titled): string | undefined {
  return number === undefined || title.includes(number) ? undefined : number;
}

/** `TBM 21/53 · The empty roadmap`. */
export function numberedTitle(issue: Titled): string {
  const number = numberOf(issue);
  return number === undefined ? issue.title : `${number} · ${issue.title}`;
}
