/** What a search cannot mean, and where it says it. */
import type { Problem } from '../../core/search/query.ts';
import '../styles/query-problems.css';

interface QueryProblemsProps {
  readonly query: string;
  readonly problems: readonly Problem[];
}

export function QueryProblems({ query, problems }: QueryProblemsProps) {
  const [first] = problems;
  if (first === undefined) return null;
  const { message, start, end } = first;
  return (
    <p class="query-problem" role="status">
      <bdi class="query-problem-where">
        {query.slice(Math.max(0, start - 24), start)}
        <mark>{query.slice(start, end)}</mark>
        {query.slice(end, end + 24)}
      </bdi>
      {message}
    </p>
  );
}
