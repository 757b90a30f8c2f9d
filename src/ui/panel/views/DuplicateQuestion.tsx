/** Asks whether what is being read is an essay that has notes at another address. */
import { Button } from '../../components/Button.tsx';
import { plainAddress } from '../../issue-addresses.ts';
import { countOf } from '../../format-size.ts';
import { WebLink } from '../../components/WebLink.tsx';
import type { Writer } from '../model/writer.ts';
import '../styles/duplicate-issue.css';

export function DuplicateQuestion({ writer: { duplicate } }: { readonly writer: Writer }) {
  const question = duplicate.question.value;
  return (
    <div role="status">
      {question && (
        <section class="duplicate-issue" aria-labelledby="duplicate-issue">
          <h2 id="duplicate-issue">You have read this before</h2>
          <p>
            You have {countOf(question.found.count, 'note')} on this text from another address:{' '}
            <cite dir="auto" lang={question.found.issue.language}>
              {question.found.issue.title}
            </cite>
            , <bdi>{question.found.publication}</bdi>
          </p>
          <WebLink address={question.found.issue.addresses[0]} class="address">
            <bdi>{plainAddress(question.found.issue.addresses[0])}</bdi>
          </WebLink>
          <p>Show them here, as one issue? You can split it again.</p>
          <div class="duplicate-answers">
            <Button kind="primary" onClick={() => void duplicate.join()}>
              Show them here
            </Button>
            <Button onClick={() => void duplicate.decline()}>Not the same</Button>
          </div>
        </section>
      )}
    </div>
  );
}
