/** The card of the issue being read, or of a page that is none. */
import { Copy, Download, PanelRight, PenLine } from 'lucide';
import type { IssueDescription, Tag } from '../../../core/model.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { TagName } from '../../components/Tag.tsx';
import { valueOf } from '../../live.ts';
import { countOf } from '../../format-size.ts';
import { numberOf } from '../../numbered.ts';
import type { CurrentIssue, Where } from '../model/current-issue.ts';
import { AlwaysButton, BlockedCard, SiteLine } from './SiteLine.tsx';
import type { Site } from '../model/site.ts';
import { Strip } from './Strip.tsx';

interface CardProps {
  readonly currentIssue: CurrentIssue;
  readonly site: Site;
  readonly tags: readonly Tag[];
}

/** What to do on an issue without notes: the gesture, with the reader's own tags and keys. */
function Invitation({ tags }: { readonly tags: readonly Tag[] }) {
  const keyed = tags.filter((tag) => tag.key !== undefined).slice(0, 3);
  return (
    <div class="invitation">
      <p>Select a passage, then press a key to mark it:</p>
      <ul role="list">
        {keyed.map((tag) => (
          <li key={tag.id}>
            <Kbd keys={String(tag.key)} /> <TagName tag={tag} />
          </li>
        ))}
        <li>
          <Kbd keys="h" /> <span class="quiet">without a tag</span>
        </li>
      </ul>
    </div>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

interface IssueCardProps extends CardProps {
  readonly issue: IssueDescription;
  readonly evidence: readonly string[];
}

function IssueCard({ currentIssue, site, tags, issue, evidence }: IssueCardProps) {
  const answer = currentIssue.notes.value;
  const number = numberOf(issue);
  const count = valueOf(answer)?.annotations.length ?? 0;
  const marks = currentIssue.marks.value;
  return (
    <section class="card" aria-labelledby="here">
      <p class="caption clipped">
        Reading now · <bdi>{issue.publication.name}</bdi>
        {number !== undefined && (
          <>
            {' · '}
            <bdi>{number}</bdi>
          </>
        )}
      </p>
      <h1 id="here" class="card-title" dir="auto" lang={issue.language}>
        {issue.title}
      </h1>
      {answer.state === 'failed' && <ErrorNotice title="The notes could not be read." error={answer.error} />}
      {count > 0 && <Strip marks={marks} reveal={(id) => void currentIssue.reveal(id)} />}
      {answer.state === 'ready' && count === 0 && <Invitation tags={tags} />}
      <div class="card-actions">
        <Button
          kind="primary"
          icon={PanelRight}
          title="Open the panel beside the page"
          aria-label={count === 0 ? undefined : `Open the panel: ${countOf(count, 'note')}`}
          onClick={() => void currentIssue.showNotes()}
        >
          {count === 0 ? 'Open the panel' : `${count} ${count === 1 ? 'note' : 'notes'}`}
        </Button>
        {count > 0 && (
          <>
            <Button icon={Copy} title="Copy the notes as Markdown" onClick={() => void currentIssue.copy()}>
              Copy
            </Button>
            <Button
              icon={Download}
              title="Save the notes as a Markdown file"
              onClick={() => void currentIssue.save()}
            >
              Export
            </Button>
          </>
        )}
      </div>
      {evidence.length > 0 && (
        <details class="card-text reasons">
          <summary>Why is this an issue?</summary>
          <p>Taken for an issue because {list.format(evidence)}.</p>
        </details>
      )}
      <SiteLine site={site} />
    </section>
  );
}

interface PageCardProps extends Omit<CardProps, 'tags'> {
  readonly where: Where & { kind: 'page' };
}

function PageCard({ currentIssue, site, where }: PageCardProps) {
  const unseen = site.status.value === 'unseen';
  const refusal = currentIssue.refusal.value;
  return (
    <section class="card" aria-labelledby="here">
      <p class="caption clipped">
        <bdi>{where.site}</bdi>
      </p>
      <h1 id="here" class="card-title" dir="auto">
        {where.title === '' ? where.site : where.title}
      </h1>
      <p class="card-text">
        {unseen
          ? 'Postil reads nothing of this site unless you allow it.'
          : 'Postil does not know this page as a newsletter issue.'}
      </p>
      <div class="card-actions">
        <Button
          kind="primary"
          icon={PenLine}
          disabled={currentIssue.coming.value}
          onClick={() => void currentIssue.annotate()}
        >
          Annotate this page
        </Button>
        {unseen && <AlwaysButton site={site} />}
      </div>
      {refusal && (
        <p class="card-text refusal" role="alert">
          {refusal.message}
        </p>
      )}
      <SiteLine site={site} page />
    </section>
  );
}

export function CurrentIssueCard({ currentIssue, site, tags }: CardProps) {
  const where = currentIssue.where.value;
  if (site.status.value === 'out' && where.kind !== 'closed') return <BlockedCard site={site} />;
  const isRead = currentIssue.notes.value.state !== 'loading';
  if (where.kind === 'issue' && isRead)
    return <IssueCard {...{ currentIssue, site, tags }} issue={where.issue} evidence={where.evidence} />;
  if (where.kind === 'page') return <PageCard currentIssue={currentIssue} site={site} where={where} />;
  if (where.kind === 'waiting' || where.kind === 'issue') {
    return (
      <section class="card card-waiting" aria-busy="true">
        <h1 class="visually-hidden">Looking at the page</h1>
      </section>
    );
  }
  return (
    <section class="card" aria-labelledby="here">
      <h1 id="here" class="caption">
        Nothing to mark here
      </h1>
      <p class="card-text">{where.why}</p>
    </section>
  );
}
