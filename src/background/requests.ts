/** The arguments that the background lets in from content scripts: unknown keys are refused. */
import * as v from 'valibot';
import { tagId } from '../core/ids.ts';
import { annotationId, issueDescription, tagIds, target } from '../core/schema.ts';
import type { Background, SiteRules } from '../platform/contract.ts';
import type { Schemas } from '../platform/messages.ts';

/** How many issues one page may hold: an archive of four weekly years. */
const ISSUES = 200;

export const requests: Schemas<Background> = {
  'page.inject': v.undefined(),
  'page.extend': v.undefined(),
  'page.load': v.pipe(v.array(issueDescription), v.maxLength(ISSUES)),
  'annotation.create': v.strictObject({ id: annotationId, issue: issueDescription, target, tags: tagIds }),
  'annotation.addTag': v.strictObject({ id: annotationId, tag: tagId }),
  'annotation.removeTag': v.strictObject({ id: annotationId, tag: tagId }),
  'annotation.extend': v.strictObject({ id: annotationId, target }),
  'annotation.remove': annotationId,
  'annotation.restore': annotationId,
  'issue.read': v.nullable(issueDescription),
  'panel.open': v.undefined(),
};

const host = v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,253}$/, 'not a host’s name'));

/** The arguments that it lets in from the extension's own documents. */
export const siteRequests: Schemas<SiteRules> = { 'site.block': host, 'site.allow': host };
