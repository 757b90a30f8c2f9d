/** The issues that were noted in recent. */
import type { Tag } from '../../../core/model.ts';
import type { IssueSummary } from '../../../store/summaries.ts';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TagDot } from '../../components/Tag.tsx';
import { relativeDay } from '../../format-date.ts';
import { numberOf } from '../../numbered.ts';
import { WebLink } from '../../components/WebLink.tsx';
import type { Popup } from '../model/model.ts';

/** So many dots fit; the names of all of an issue's tags are spoken. */
const DOTS = 4;

interface RowProps {
  readonly summary: IssueSummary;
  readonly tags: readonly Tag[];
  readonly now: Date;
  readonly open: () => void;
}

function Row({ summary: { issue, publication, count, tags: used, last }, tags, now, open }: RowProps) {
  const number = numberOf(issue);
  const own = used.flatMap((id) => tags.find((tag) => tag.id === id) ?? []);
  return (
    <li>
      <WebLink class="recent" address={issue.addresses[0]} open={open}>
        <h3 class="recent-title clipped" dir="auto" lang={issue.language}>
          {issue.title}
        </h3>
        <span class="recent-count">
          {count}
          <span class="visually-hidden"> {count === 1 ? 'note' : 'notes'}</span>
        </span>
        <span class="recent-source clipped">
          <bdi>{publication.name}</bdi>
          {number !== undefined && (
            <>
              {' · '}
              <bdi>{number}</bdi>
            </>
          )}
          {` · ${relativeDay(last, now)}`}
        </span>
        <span class="recent-dots">
          {own.slice(0, DOTS).map((tag) => (
            <TagDot key={tag.id} colour={tag.colour} />
          ))}
          <span class="visually-hidden">{own.map((tag) => tag.name).join(', ')}</span>
        </span>
      </WebLink>
    </li>
  );
}

export function RecentIssues({ popup }: { readonly popup: Popup }) {
  const recent = popup.recent.value;
  if (recent.state === 'loading') return <div class="recents" aria-busy="true" />;
  if (recent.state === 'failed') {
    return <ErrorNotice title="Your library could not be read." error={recent.error} />;
  }
  const { issues, counts } = recent.value;
  if (counts.annotations === 0) {
    // The card above says how the first note is made in the issue that is open.
    if (popup.currentIssue.where.value.kind === 'issue') return null;
    return (
      <Empty title="No notes yet">
        <p>Open a newsletter issue and mark the passage that you would tell a colleague about.</p>
      </Empty>
    );
  }
  if (issues.length === 0) return null;
  return (
    <section class="recents" aria-labelledby="recent">
      <div class="recents-head">
        <h2 id="recent" class="caption">
          Recent issues
        </h2>
        <Button kind="link" onClick={() => void popup.openPage('library.html')}>
          All {counts.issues.toLocaleString('en')} →
        </Button>
      </div>
      <ul role="list">
        {issues.map((summary) => (
          <Row
            key={summary.issue.id}
            summary={summary}
            tags={popup.tags.value}
            now={popup.now()}
            open={() => void popup.openIssue(summary.issue)}
          />
        ))}
      </ul>
    </section>
  );
}
