/** Entry, brought in before `main`: what knows an issue when it sees one, for likely pages only. */
import { createFinder } from '../dom/page.ts';
import { offerFinder } from './page/instance.ts';

offerFinder(createFinder());
