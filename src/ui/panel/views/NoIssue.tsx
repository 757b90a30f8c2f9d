/** What stands in the panel where the tab shows no issue that Postil knows. */
import { Newspaper } from 'lucide';
import { Empty } from '../../components/Empty.tsx';
import { relativeDay } from '../../format-date.ts';
import { valueOf } from '../../live.ts';
import { WebLink } from '../../components/WebLink.tsx';
import type { Panel } from '../model/model.ts';
import '../styles/nothing.css';

export function NoIssue({ panel }: { readonly panel: Panel }) {
  const writer = panel.writer.value;
  const recent = (writer && valueOf(writer.recent.value)) ?? [];
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
