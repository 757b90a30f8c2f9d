/** Writes archives in lines from records, sound or not. */
import { SECTIONS, type Archive, type ArchivedName } from '../../../../src/core/formats/archive/archive.ts';
import { sha256Of } from '../../../../src/core/formats/archive/sha256.ts';
import { headLine, recordLines, trailerLine } from '../../../../src/core/formats/archive/write-lines.ts';
import type { IsoTime } from '../../../../src/core/model.ts';
import type { Sections } from './version-1.ts';

export function lines(
  exported: string,
  sections: Sections,
  more: Partial<Record<ArchivedName, number>> = {},
): string {
  const text =
    headLine(exported as IsoTime) + SECTIONS.map((name) => recordLines(name, sections[name])).join('');
  const size = (name: ArchivedName): number => more[name] ?? sections[name].length;
  const counts = {
    publications: size('publications'),
    issues: size('issues'),
    tags: size('tags'),
    annotations: size('annotations'),
    tombstones: size('tombstones'),
  };
  return text + trailerLine(counts, sha256Of(text));
}

export const linesOf = ({ exported, ...sections }: Archive): string => lines(exported, sections);
