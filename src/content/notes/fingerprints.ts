/** The fingerprints of a page's issues, made when they are asked for and again when a text changed. */
import { fingerprint } from '../../core/issues/fingerprint.ts';
import type { Fingerprint, IssueDescription } from '../../core/model.ts';
import type { Issues } from './anchored-notes.ts';

export interface Fingerprints {
  /** What an issue's text is made of; undefined where it is too short, or where there is no such issue. */
  of(issues: Issues, issue: number): Fingerprint | undefined;
  /** What the page says of an issue, with its fingerprint. */
  describe(issues: Issues, issue: number): IssueDescription;
  /** What the page says of all its issues; a fingerprint only where addresses alone may not lead to the notes. */
  describeAll(issues: Issues): readonly IssueDescription[];
}

/** Whether an issue has the address at which its page was opened: then nobody has to believe it. */
function isHere({ address }: IssueDescription): boolean {
  return address.split('#')[0] === location.href.split('#')[0];
}

export function createFingerprints(): Fingerprints {
  const made = new Map<string, { readonly text: string; readonly print: Fingerprint | undefined }>();
  const of: Fingerprints['of'] = (issues, issue) => {
    const address = issues.found[issue]?.description.address;
    if (address === undefined) return undefined;
    const { text } = issues.map(issue);
    const known = made.get(address);
    if (known?.text === text) return known.print;
    const print = fingerprint(text);
    made.set(address, { text, print });
    return print;
  };
  const describe: Fingerprints['describe'] = (issues, issue) => {
    const described = issues.found[issue]?.description;
    if (described === undefined) throw new RangeError(`no issue ${issue} on this page`);
    const print = of(issues, issue);
    return print === undefined ? described : { ...described, fingerprint: print };
  };
  return {
    of,
    describe,
    describeAll: (issues) =>
      issues.found.map(({ description }, index) =>
        description.at === undefined && description.aliases === undefined && isHere(description)
          ? description
          : describe(issues, index),
      ),
  };
}
