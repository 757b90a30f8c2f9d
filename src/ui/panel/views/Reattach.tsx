/** What the reader decides where a passage reads otherwise than when they marked it, or is not found. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Annotation } from '../../../core/model.ts';
import { passageOf } from '../../../core/formats/passage.ts';
import type { Wording } from '../../../platform/contract.ts';
import { Button } from '../../components/Button.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { WordDiff } from '../../components/WordDiff.tsx';
import type { Panel } from '../model/model.ts';

interface ReattachProps {
  readonly panel: Panel;
  readonly note: Annotation;
  /** Whether its passage is not painted on the page now. */
  readonly lost: boolean;
  readonly language: string | undefined;
}

interface PartProps extends ReattachProps {
  readonly wording: Wording;
}

function Edited({ panel, note, wording, language }: PartProps) {
  const accept = (keep: 'mine' | 'theirs') => (): void =>
    void panel.write(({ commands }) => commands.accept({ id: note.id, index: 0 }, keep));
  return (
    <>
      <WordDiff before={passageOf(note.target)} now={wording.words} language={language} />
      <div class="reattach-acts">
        <Button onClick={accept('theirs')}>Use the new wording</Button>
        <Button kind="quiet" onClick={accept('mine')}>
          Keep mine
        </Button>
      </div>
    </>
  );
}

function Candidate({ panel, note, wording, language, index }: PartProps & { readonly index: number }) {
  const choice = { id: note.id, index };
  const show = async (): Promise<void> => {
    if (!(await panel.revealCandidate(choice))) {
      panel.toaster.show({ text: 'This place is not on the page now.' });
    }
  };
  return (
    <li class="candidate">
      {wording.before !== '' && (
        <p class="candidate-beside" lang={language}>
          … {wording.before}
        </p>
      )}
      <WordDiff before={passageOf(note.target)} now={wording.words} language={language} />
      {wording.after !== '' && (
        <p class="candidate-beside" lang={language}>
          {wording.after} …
        </p>
      )}
      <div class="reattach-acts">
        <Button onClick={() => void panel.write(({ commands }) => commands.accept(choice, 'theirs'))}>
          It is here {index === 0 && <Kbd keys="↵" />}
        </Button>
        <Button kind="quiet" onClick={() => void show()}>
          Show
        </Button>
      </div>
    </li>
  );
}

function Lost(props: ReattachProps & { readonly wordings: readonly Wording[] }) {
  const { panel, note, wordings } = props;
  const selection = panel.currentIssue.selection.value;
  return (
    <>
      {wordings.length > 0 && (
        <ol class="candidates" role="list" aria-label="Where it may be">
          {wordings.map((wording, index) => (
            <Candidate key={index} {...props} wording={wording} index={index} />
          ))}
        </ol>
      )}
      {selection === null ? (
        <p class="reattach-hint">To attach the note elsewhere, select the passage on the page.</p>
      ) : (
        <div class="reattach-acts">
          <Button onClick={() => void panel.write(({ commands }) => commands.attachHere(note.id))}>
            Attach to the selection
          </Button>
        </div>
      )}
    </>
  );
}

export function Reattach(props: ReattachProps) {
  const { panel, note, lost, language } = props;
  const wordings = useSignal<readonly Wording[]>([]);
  const place = panel.currentIssue.places.value.get(note.id);
  const spelled = JSON.stringify(place);
  useEffect(() => {
    let stale = false;
    const read = async (): Promise<void> => {
      const now = await panel.readCandidates(note.id);
      if (!stale) wordings.value = now;
    };
    // A page that has gone has nothing to say; the panel shows that by itself.
    read().catch((gone: unknown) => console.info('Postil: the page did not answer.', gone));
    return () => {
      stale = true;
    };
  }, [note.id, spelled]);

  const [first] = wordings.value;
  const { earlier } = note.target;
  return (
    <div class="reattach">
      {place?.verdict === 'edited' && first !== undefined && <Edited {...props} wording={first} />}
      {lost && <Lost {...props} wordings={wordings.value} />}
      {earlier !== undefined && (
        <details class="reattach-earlier">
          <summary>Reworded since you marked it</summary>
          <WordDiff before={earlier} now={passageOf(note.target)} language={language} />
        </details>
      )}
    </div>
  );
}
