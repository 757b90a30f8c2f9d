/** The chosen note: the passage in its context, the comment, the tags, the facts, what to do. */
import { ArchiveRestore, Copy, ExternalLink, Link, Trash2, X } from 'lucide';
import { UNTAGGED_COLOUR, type Issue } from '../../../core/model.ts';
import { passageOf, surroundingsOf } from '../../../core/formats/passage.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { PassageText } from '../../components/PassageText.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { publishedDay, wholeDayOf } from '../../format-date.ts';
import { WebLink } from '../../components/WebLink.tsx';
import { CommentEditor } from '../../components/CommentEditor.tsx';
import type { Chosen, Detail as DetailModel } from '../model/detail.ts';
import type { Library } from '../model/model.ts';
import { TagEditor } from './TagEditor.tsx';
import '../../styles/quote.css';
import '../styles/detail.css';

function issueName({ number, order, title }: Issue): string {
  if (order !== undefined) return `${order.index} of ${order.of}`;
  return number ?? title;
}

function Context({
  here: { annotation, issue },
  library,
}: {
  readonly here: Chosen;
  readonly library: Library;
}) {
  const { before, after } = surroundingsOf(annotation.target);
  const colour = library.tags.value.find((tag) => tag.id === annotation.tags[0])?.colour ?? UNTAGGED_COLOUR;
  return (
    <blockquote class="quote context" dir="auto" lang={issue.language}>
      {before !== '' && `… ${before}`}
      {annotation.target.structure === undefined ? (
        <mark class="painted" data-colour={colour}>
          {passageOf(annotation.target)}
        </mark>
      ) : (
        <PassageText target={annotation.target} colour={colour} />
      )}
      {after !== '' && `${after} …`}
    </blockquote>
  );
}

function Facts({ here: { annotation, issue, publication } }: { readonly here: Chosen }) {
  const { created, modified, deleted } = annotation;
  return (
    <dl class="facts">
      <dt>Publication</dt>
      <dd>
        <bdi>{publication.name}</bdi>
      </dd>
      <dt>Issue</dt>
      <dd>
        <WebLink address={issue.addresses[0]}>
          <bdi>{issueName(issue)}</bdi>
        </WebLink>
      </dd>
      {issue.authors.length > 0 && (
        <>
          <dt>{issue.authors.length === 1 ? 'Author' : 'Authors'}</dt>
          <dd>
            <bdi>{issue.authors.join(', ')}</bdi>
          </dd>
        </>
      )}
      {issue.published !== undefined && (
        <>
          <dt>Published</dt>
          <dd>{publishedDay(issue.published)}</dd>
        </>
      )}
      <dt>Saved</dt>
      <dd>
        <time dateTime={created}>{wholeDayOf(created)}</time>
      </dd>
      {deleted === undefined && wholeDayOf(modified) !== wholeDayOf(created) && (
        <>
          <dt>Changed</dt>
          <dd>
            <time dateTime={modified}>{wholeDayOf(modified)}</time>
          </dd>
        </>
      )}
      {deleted !== undefined && (
        <>
          <dt>Deleted</dt>
          <dd>
            <time dateTime={deleted}>{wholeDayOf(deleted)}</time>
          </dd>
        </>
      )}
    </dl>
  );
}

function Actions({ here, detail }: { readonly here: Chosen; readonly detail: DetailModel }) {
  const binned = here.annotation.deleted !== undefined;
  return (
    <div class="actions">
      <Button icon={ExternalLink} onClick={() => void detail.openPassage()}>
        Open passage
      </Button>
      <Button icon={Copy} onClick={() => void detail.copy()}>
        Copy
      </Button>
      <IconButton icon={Link} label="Copy a link to the passage" onClick={() => void detail.copyLink()} />
      {binned ? (
        <Button icon={ArchiveRestore} onClick={() => void detail.restore()}>
          Restore
        </Button>
      ) : (
        <IconButton icon={Trash2} label="Delete the note" hint="Del" onClick={() => void detail.remove()} />
      )}
    </div>
  );
}

interface DetailProps {
  readonly library: Library;
  readonly detail: DetailModel;
}

export function Detail({ library, detail }: DetailProps) {
  const answer = detail.note.value;
  const comment = detail.comment.value;
  if (answer.state === 'failed') {
    return <ErrorNotice title="The note could not be read." error={answer.error} />;
  }
  const here = answer.state === 'ready' ? answer.value : undefined;
  return (
    <>
      <header class="detail-head">
        <h2 id="in-context" class="caption">
          In context
        </h2>
        <IconButton icon={X} label="Close" hint="Esc" onClick={() => library.choose(undefined)} />
      </header>
      {answer.state === 'ready' && here === undefined && <p>This note is no longer there.</p>}
      {here && (
        <>
          <Context here={here} library={library} />
          {comment && <CommentEditor key={here.annotation.id} field={comment} />}
          <TagEditor library={library} detail={detail} given={here.annotation.tags} />
          <Facts here={here} />
          <Actions here={here} detail={detail} />
        </>
      )}
    </>
  );
}
