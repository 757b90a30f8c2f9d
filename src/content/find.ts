/** Entry, brought in before `main`: what knows an issue when it sees one, for likely pages only. */
import { findIssues, wholePage } from '../dom/page.ts';
import { offerFinder } from './instance.ts';

offerFinder({ findIssues, wholePage });
