/** Entry, brought in beside `main` once a passage is selected or shown: what most pages are left without. */
import { linkOf } from '../core/formats/passage-link.ts';
import { quoteOf } from '../core/formats/quote/quote.ts';
import { openAround } from '../dom/closed-parts.ts';
import { reveal } from '../dom/reveal.ts';
import { readableText, withPictures } from '../dom/rendered-text.ts';
import { structureOf } from '../dom/structure.ts';
import { copy } from './input/clipboard.ts';
import { offerLater } from './page/instance.ts';

offerLater({ openAround, reveal, quoteOf, linkOf, copy, readableText, structureOf, withPictures });
