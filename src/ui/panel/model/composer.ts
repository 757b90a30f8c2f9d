/** The note that is about to be made: from the live selection, held once the reader works on it. */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { AnnotationId, IssueDescription, TagId } from '../../../core/model.ts';
import type { LiveSelection } from '../../../platform/contract.ts';
import { createAnnotation, removeAnnotations } from '../../../store/annotations.ts';
import { draft, dropDraft, saveDraft } from '../../../store/drafts.ts';
import { createTag } from '../../../store/tags.ts';
import { toggled } from '../../tag-options.ts';
import { toError } from '../../live.ts';
import type { CurrentIssue } from './current-issue.ts';
import type { PanelEnv } from './env.ts';

/** A passage that could be saved, with the issue that it is in. */
interface Proposal {
  readonly selection: LiveSelection;
  readonly issue: IssueDescription;
}

export interface Composer {
  /** Undefined while nothing is selected. */
  readonly proposal: ReadonlySignal<Proposal | undefined>;
  readonly tags: ReadonlySignal<readonly TagId[]>;
  readonly comment: ReadonlySignal<string>;
  readonly tagging: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<Error | undefined>;
  /** The field that is to take the focus; counted, so that the same wish can come twice. */
  readonly wish: ReadonlySignal<{ readonly field: 'comment' | 'tags'; readonly count: number } | undefined>;
  /** Keeps the passage although the page may let go of its selection. */
  readonly hold: () => void;
  /** Follows the page's selection again, unless something was written or tagged. */
  readonly release: () => void;
  readonly write: (comment: string) => void;
  readonly toggle: (tag: TagId) => void;
  readonly addTag: (name: string) => Promise<void>;
  readonly openTags: (open: boolean) => void;
  readonly ask: (field: 'comment' | 'tags') => void;
  /** Saves the note. Resolves to its id when it is on disk; undefined where there is nothing to save. */
  readonly save: () => Promise<AnnotationId | undefined>;
  /** Puts the note away unsaved, with the way back in a toast where something was written. */
  readonly dismiss: () => void;
  /** Writes down what is not saved yet, in the shortest way: for a page that is about to go. */
  readonly keep: () => Promise<void>;
}

/** What a note that is not saved yet is kept as, in the drafts. */
interface Unsaved {
  readonly proposal: Proposal;
  readonly tags: readonly TagId[];
  readonly comment: string;
}

/** The place among the drafts; no note has this id. */
const DRAFT = 'composer' as AnnotationId;

/** Milliseconds after the last change until it is kept. */
const DRAFT_PAUSE = 250;

export function createComposer(
  { store, page, toaster, lifetime }: PanelEnv,
  currentIssue: CurrentIssue,
): Composer {
  const held = signal<Proposal | undefined>();
  const dismissed = signal<LiveSelection | null>(null);
  const tags = signal<readonly TagId[]>([]);
  const comment = signal('');
  const tagging = signal(false);
  const error = signal<Error | undefined>();
  const wish = signal<{ field: 'comment' | 'tags'; count: number } | undefined>();
  let saving = false;

  const live = computed((): Proposal | undefined => {
    const selection = currentIssue.selection.value;
    if (selection === null || selection === dismissed.value) return undefined;
    const current = currentIssue.issue.value;
    const issue =
      current?.address === selection.issue
        ? current
        : currentIssue.issues.value.find(({ address }) => address === selection.issue);
    return issue && { selection, issue };
  });
  const proposal = computed(() => held.value ?? live.value);

  const hold = (): void => {
    held.value ??= live.peek();
  };
  const clear = (): void => {
    dismissed.value = currentIssue.selection.peek();
    held.value = undefined;
    tags.value = [];
    comment.value = '';
    tagging.value = false;
    error.value = undefined;
  };
  const unsaved = (): Unsaved | undefined => {
    const isEmpty = tags.peek().length === 0 && comment.peek() === '';
    const about = held.peek();
    if (isEmpty || about === undefined) return undefined;
    return { proposal: about, tags: tags.peek(), comment: comment.peek() };
  };
  const bringBack = (left: Unsaved): void => {
    held.value = left.proposal;
    tags.value = left.tags;
    comment.value = left.comment;
  };
  const dismiss = (): void => {
    const left = unsaved();
    clear();
    if (left === undefined) return;
    toaster.show({
      text: 'Put away, not saved.',
      action: { label: 'Undo', run: () => bringBack(left) },
    });
  };
  let kept = false;
  const keep = async (): Promise<void> => {
    const left = unsaved();
    if (left === undefined && !kept) return;
    kept = left !== undefined;
    await (left === undefined ? dropDraft(store, DRAFT) : saveDraft(store, DRAFT, JSON.stringify(left)));
  };
  const recover = async (): Promise<void> => {
    const left = await draft(store, DRAFT);
    if (left === undefined || unsaved() !== undefined) return;
    kept = true;
    bringBack(JSON.parse(left) as Unsaved);
  };
  recover().catch((thrown: unknown) => (error.value = toError(thrown)));
  let keeping: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    void [held.value, tags.value, comment.value];
    clearTimeout(keeping);
    keeping = setTimeout(() => void keep(), DRAFT_PAUSE);
  });
  lifetime.addEventListener('abort', () => {
    stop();
    clearTimeout(keeping);
  });
  const create = async ({ selection, issue }: Proposal): Promise<AnnotationId> => {
    const id = await createAnnotation(store, {
      issue,
      target: selection.target,
      tags: tags.peek(),
      comment: comment.peek().trim(),
    });
    clear();
    const takeBack = (): void => void removeAnnotations(store, [id]);
    toaster.show({ text: 'Note saved.', action: { label: 'Undo', run: takeBack } });
    // The note is saved; a page that has gone meanwhile has no selection to let go of.
    page.clearSelection().catch((gone: unknown) => console.info('Postil: the page has gone.', gone));
    return id;
  };

  return {
    proposal,
    tags,
    comment,
    tagging,
    error,
    wish,
    hold,
    release() {
      if (tags.peek().length === 0 && comment.peek() === '') held.value = undefined;
    },
    write(text) {
      hold();
      comment.value = text;
    },
    toggle(tag) {
      hold();
      tags.value = toggled(tags.peek(), tag);
    },
    async addTag(name) {
      hold();
      const tag = await createTag(store, name);
      if (!tags.peek().includes(tag)) tags.value = [...tags.peek(), tag];
    },
    openTags(open) {
      hold();
      tagging.value = open;
    },
    ask(field) {
      dismissed.value = null;
      hold();
      tagging.value = field === 'tags';
      wish.value = { field, count: (wish.peek()?.count ?? 0) + 1 };
    },
    async save() {
      const what = proposal.peek();
      if (what === undefined || saving) return undefined;
      hold();
      saving = true;
      try {
        return await create(what);
      } catch (thrown) {
        error.value = toError(thrown);
        return undefined;
      } finally {
        saving = false;
      }
    },
    dismiss,
    keep,
  };
}
