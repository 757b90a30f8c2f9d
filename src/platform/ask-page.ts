/** Asks a page's content script and believes its answers in part only: it may have been taken over. */
import browser from 'webextension-polyfill';
import * as v from 'valibot';
import { claim } from '../core/issues/claim.ts';
import { LIMITS } from '../core/limits.ts';
import { target } from '../core/schema.ts';
import { askTab } from './ask.ts';
import type { Page } from './contract.ts';
import type { Answers } from './messages.ts';

/** A few words beside a passage, and the passage itself. */
const text = v.pipe(v.string(), v.maxLength(LIMITS.quote));
/** What nobody reads. */
const nothing = v.pipe(
  v.unknown(),
  v.transform(() => undefined),
);

const ANSWERS = {
  'passage.reveal': v.boolean(),
  'candidate.read': v.pipe(
    v.array(v.strictObject({ before: text, words: text, after: text })),
    v.maxLength(3),
  ),
  'candidate.reveal': v.boolean(),
  'candidate.describe': v.nullable(target),
  'selection.clear': nothing,
  'focus.take': nothing,
  'issue.reveal': v.boolean(),
  'page.leave': nothing,
} satisfies { [Kind in keyof Page]: v.GenericSchema<unknown, Answers<Page>[Kind]['answer']> };

/**
 * An answer, parsed and believed.
 * @param page the address of the tab, as the browser reports it.
 * @throws ValiError where it is no such answer; NotAllowedError where it speaks for another site
 */
export function believedAnswer<Kind extends keyof Page>(
  page: string,
  kind: Kind,
  answer: unknown,
): Answers<Page>[Kind]['answer'] {
  if (kind === 'candidate.describe') {
    const described = v.parse(ANSWERS['candidate.describe'], answer);
    if (described !== null) claim(page, [described.source]);
  }
  return v.parse<v.GenericSchema<unknown, Answers<Page>[Kind]['answer']>>(ANSWERS[kind], answer);
}

/** Asks a page. @throws AskError, and as `believedAnswer` */
export type AskPage = <Kind extends keyof Page>(
  kind: Kind,
  ...argument: Answers<Page>[Kind]['argument']
) => Promise<Answers<Page>[Kind]['answer']>;

/** Asks the content script of a tab's page. */
export function askPage(tab: number): AskPage {
  return async (kind, ...argument) => {
    const [answer, { url }] = await Promise.all([
      askTab<Page>(tab)(kind, ...argument),
      browser.tabs.get(tab),
    ]);
    return believedAnswer(url ?? '', kind, answer);
  };
}
