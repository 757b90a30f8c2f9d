/** The formats that are written, a row each. */
import { ankiWriter } from './anki/write.ts';
import { cslJsonWriter } from './csl-json/write.ts';
import { csvWriter } from './csv/write.ts';
import { htmlWriter } from './html/write.ts';
import { logseqWriter, markdownWriter, obsidianWriter } from './markdown/vault.ts';
import { opmlWriter } from './opml/write.ts';
import type { Writer } from './reading/writer.ts';
import { readwiseWriter } from './readwise/write.ts';
import { risWriter } from './ris/write.ts';
import { w3cWriter } from './w3c/write.ts';

export const WRITERS: readonly Writer[] = [
  markdownWriter,
  obsidianWriter,
  logseqWriter,
  htmlWriter,
  csvWriter,
  w3cWriter,
  readwiseWriter,
  ankiWriter,
  cslJsonWriter,
  risWriter,
  opmlWriter,
];
