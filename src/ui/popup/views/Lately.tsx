/** The notes written last in other issues, each a link to its passage. */
import { UNTAGGED_COLOUR, type Annotation, type Tag } from '../../../core/model.ts';
import { linkOf } from '../../../core/formats/passage-link.ts';
import { passageOf } from '../../../core/formats/passage.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { TagName } from '../../components/Tag.tsx';
import { WebLink } from '../../components/WebLink.tsx';
import { plainText } from '../../markdown/plain-text.ts';
import type { Popup } from '../model/model.ts';
import type { LatelyIssue, Review } from '../model/review.ts';

interface NoteProps {
  readonly note: Annotation;
  readonly language: string | undefined;
  readonly tags: readonly Tag[];
  readonly open: () => void;
}

function Note({ note, language, tags, open }: NoteProps) {
  const own = note.tags.flatMap((id) => tags.find((tag) => tag.id === id) ?? []);
  return (
    <li class="lately-item" data-colour={own[0]?.colour ?? UNTAGGED_COLOUR}>
      <WebLink class="lately-note" address={linkOf(note.target)} open={open}>
        <span class="lately-quote" dir="auto" lang={language}>
          {passageOf(note.target)}
        </span>
        {note.comment !== '' && (
          <span class="lately-comment" dir="auto">
            {plainText(note.comment)}
          </span>
        )}
        {own.length > 0 && (
          <span class="lately-tags">
            {own.map((tag) => (
              <TagName key={tag.id} tag={tag} />
            ))}
          </span>
        )}
      </WebLink>
    </li>
  );
}

interface IssueProps {
  readonly popup: Popup;
  readonly group: LatelyIssue;
}

function Issue({ popup, group: { issue, publication, notes } }: IssueProps) {
  return (
    <>
      <h3 class="lately-title">
        <bdi lang={issue.language}>{issue.title}</bdi>
        <span class="lately-source">
          {' · '}
          <bdi>{publication.name}</bdi>
        </span>
      </h3>
      <ul role="list">
        {notes.map((annotation) => (
          <Note
            key={annotation.id}
            note={annotation}
            language={issue.language}
            tags={popup.tags.value}
            open={() => void popup.finder.open({ annotation, issue, publication })}
          />
        ))}
      </ul>
    </>
  );
}

export function Lately({ popup, review }: { readonly popup: Popup; readonly review: Review }) {
  const lately = review.lately.value;
  if (lately.state === 'failed') {
    return <ErrorNotice title="The last notes could not be read." error={lately.error} />;
  }
  if (lately.state === 'loading' || lately.value.length === 0) return null;
  return (
    <section class="lately" aria-labelledby="lately">
      <h2 id="lately" class="caption">
        Lately
      </h2>
      {lately.value.map((group) => (
        <Issue key={group.issue.id} popup={popup} group={group} />
      ))}
    </section>
  );
}
