/** Writes archives of version 1, as Postil did before there were lines. */
import { SECTIONS, type Archive, type ArchivedName } from '../../../../src/core/formats/archive/archive.ts';
import { canonicalJson } from '../../../../src/core/formats/archive/canonical.ts';
import { sha256Of } from '../../../../src/core/formats/archive/sha256.ts';

export type Sections = Record<ArchivedName, readonly object[]>;

export function version1(
  exported: string,
  sections: Sections,
  more: Partial<Record<ArchivedName, number>> = {},
): string {
  const sizes = Object.fromEntries(SECTIONS.map((name) => [name, sections[name].length]));
  let text = `{"format":"postil","version":1,\n"exported":"${exported}",\n"counts":${canonicalJson({ ...sizes, ...more })},\n`;
  for (const name of SECTIONS) {
    const lines = sections[name].map((record) => canonicalJson(record)).join(',\n');
    text += `"${name}":[\n${lines}\n],\n`;
  }
  return `${text}"sha256":"${sha256Of(text)}"}\n`;
}

export const version1Of = ({ exported, ...sections }: Archive): string => version1(exported, sections);
