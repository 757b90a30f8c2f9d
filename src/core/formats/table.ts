/** The formats that are read, a row each; the first that recognises a file reads it. */
import { bookmarksHtml } from './bookmarks/read-html.ts';
import { bookmarksJson } from './bookmarks/read-json.ts';
import { csv } from './csv/read.ts';
import { hypothesis } from './hypothesis/read.ts';
import { instapaper } from './instapaper/read.ts';
import { kindle } from './kindle/read.ts';
import { kindleNotebook } from './kindle-notebook/read.ts';
import { memex } from './memex/read.ts';
import { notesMarkdown } from './notes-markdown/read.ts';
import { obsidianClipper } from './obsidian-clipper/read.ts';
import { omnivore } from './omnivore/read.ts';
import { pocket } from './pocket/read.ts';
import { postil } from './archive/read.ts';
import { raindrop } from './raindrop/read.ts';
import type { Format } from './reading/format.ts';
import { readwise } from './readwise/read.ts';
import { w3c } from './w3c/read.ts';
import { wallabag } from './wallabag/read.ts';

/** Those with signs of their own come before those that take whatever has a passage. */
export const FORMATS: readonly Format[] = [
  postil,
  w3c,
  hypothesis,
  obsidianClipper,
  omnivore,
  wallabag,
  bookmarksJson,
  memex,
  kindleNotebook,
  bookmarksHtml,
  readwise,
  instapaper,
  pocket,
  raindrop,
  kindle,
  csv,
  notesMarkdown,
];
