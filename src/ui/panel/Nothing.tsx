/** What stands where there are no notes: nothing is read, or nothing is marked yet. */
import { Highlighter, Newspaper } from 'lucide';
import type { Tag } from '../../core/model.ts';
import { Empty } from '../components/Empty.tsx';
import { Kbd } from '../components/Kbd.tsx';
import { TagName } from '../components/Tag.tsx';
import { relativeDay } from '../day.ts';
import { valueOf } from '../live.ts';
import { WebLink } from '../WebLink.tsx';
import type { Panel } from './model.ts';
import './nothing.css';

/** The tab shows no issue that Postil knows. */
export function NoIssue({ panel }: { readonly panel: Panel }) {
  const recent = valueOf(panel.recent.value) ?? [];
  return (
    <main class="list nothing">
      <Empty icon={Newspaper} title="No issue in this tab" main>
        <p>
          Open an issue of a newsletter, and its notes stand here. On any other page, press Postil’s button in
          the browser’s toolbar and choose “Annotate this page”.
        </p>
      </Empty>
      {recent.length > 0 && (
        <section aria-labelledby="recent">
          <h2 class="caption" id="recent">
            Recent issues
          </h2>
          <ul role="list" class="recent">
            {recent.map(({ issue, publication, count, last }) => (
              <li key={issue.id}>
                <WebLink address={issue.addresses[0]} class="recent-issue">
                  <span class="recent-title" dir="auto" lang={issue.language}>
                    {issue.title}
                  </span>
                  <span class="recent-meta">
                    <bdi>{publication.name}</bdi> · {relativeDay(last, panel.now())} · {count}{' '}
                    {count === 1 ? 'note' : 'notes'}
                  </span>
                </WebLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

/** The issue has no notes yet: how the first one is made. */
export function FirstUse({ tags }: { readonly tags: readonly Tag[] }) {
  const keyed = tags.filter((tag) => tag.key !== undefined).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0));
  const rest: readonly (readonly [key: string, does: string])[] = [
    ['h', 'mark it without a tag'],
    ['n', 'write a comment'],
    ['t', 'find or make a tag'],
    ['c', 'copy it as a quote'],
  ];
  return (
    <Empty icon={Highlighter} title="Nothing marked here yet">
      <p>Select a passage on the page, then press one key.</p>
      <dl class="first-keys">
        {keyed.slice(0, 5).map((tag) => (
          <div key={tag.id}>
            <dt>
              <Kbd keys={String(tag.key)} />
            </dt>
            <dd>
              <TagName tag={tag} />
            </dd>
          </div>
        ))}
        {rest.map(([key, does]) => (
          <div key={key}>
            <dt>
              <Kbd keys={key} />
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Empty>
  );
}
