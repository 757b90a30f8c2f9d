/** What comes after the popup has opened, fetched in one piece: views, and all that searches and writes. */
import { linkOf } from '../../../core/formats/passage-link.ts';
import { search } from '../../../store/search.ts';
import { completionFor } from '../../search/completion-for.ts';
import { pressKey } from '../model/keys.ts';
import { createReview } from '../model/review.ts';
import { IssueNotes } from './IssueNotes.tsx';
import { Lately } from './Lately.tsx';
import { Results } from './Results.tsx';

export const lazy = { completionFor, createReview, linkOf, pressKey, search, IssueNotes, Lately, Results };
