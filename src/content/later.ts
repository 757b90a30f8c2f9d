/** Entry, brought in beside `main` once a passage is selected or shown: what most pages are left without. */
import { openAround } from '../dom/closed-parts.ts';
import { reveal } from '../dom/reveal.ts';
import { offerLater } from './page/instance.ts';

offerLater({ openAround, reveal });
