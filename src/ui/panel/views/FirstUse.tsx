/** What stands in place of notes while the issue has none: how the first one is made. */
import { Highlighter } from 'lucide';
import type { Tag } from '../../../core/model.ts';
import { Empty } from '../../components/Empty.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { TagName } from '../../components/Tag.tsx';
import '../styles/nothing.css';

export function FirstUse({ tags }: { readonly tags: readonly Tag[] }) {
  const keyed = tags.filter((tag) => tag.key !== undefined).toSorted((a, b) => (a.key ?? 0) - (b.key ?? 0));
  const rest: readonly (readonly [key: string, does: string])[] = [
    ['h', 'mark it without a tag'],
    ['n', 'write a comment'],
    ['t', 'find or make a tag'],
    ['c', 'copy it as a quote'],
  ];
  return (
    <Empty icon={Highlighter} title="No notes yet">
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
