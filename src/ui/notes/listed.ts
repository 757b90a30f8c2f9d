/** An issue's notes as a list shows them: in the order of the text, with their tags, narrowed to one tag. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  UNTAGGED_COLOUR,
  type Annotation,
  type AnnotationId,
  type Colour,
  type Tag,
  type TagId,
} from '../../core/model.ts';
import { byKey } from '../../core/tags.ts';
import type { NotePosition } from '../../platform/contract.ts';
import { asListed, inOrder, type Sections } from './order.ts';

/** A note as the list shows it; the same object as long as it says the same. */
export interface NoteView {
  readonly annotation: Annotation;
  readonly tags: readonly Tag[];
  /** Of the mark on the page: the first tag's, amber without one. */
  readonly colour: Colour;
}

/** Which notes are shown: all, those with a tag, those without any. */
type Filter = TagId | 'all' | 'untagged';

export interface FilterChoice {
  readonly filter: Filter;
  /** Undefined for `all` and `untagged`. */
  readonly tag?: Tag;
  readonly count: number;
}

export interface Filters {
  readonly filters: ReadonlySignal<readonly FilterChoice[]>;
  readonly filter: ReadonlySignal<Filter>;
  readonly show: (filter: Filter) => void;
}

export interface ListedNotes extends Filters {
  readonly sections: ReadonlySignal<Sections<NoteView>>;
  /** The notes of all sections, as they follow each other. */
  readonly all: ReadonlySignal<readonly NoteView[]>;
  /** How many notes the issue has, whatever the filter. */
  readonly count: ReadonlySignal<number>;
}

function isShown(filter: Filter, { annotation }: NoteView): boolean {
  if (filter === 'all') return true;
  return filter === 'untagged' ? annotation.tags.length === 0 : annotation.tags.includes(filter);
}

function choices(notes: readonly Annotation[], tags: readonly Tag[]): FilterChoice[] {
  const used = tags.toSorted(byKey).flatMap((tag): FilterChoice[] => {
    const count = notes.filter((note) => note.tags.includes(tag.id)).length;
    return count === 0 ? [] : [{ filter: tag.id, tag, count }];
  });
  const untagged = notes.filter((note) => note.tags.length === 0).length;
  const rest: FilterChoice[] =
    untagged === 0 || used.length === 0 ? [] : [{ filter: 'untagged', count: untagged }];
  return [{ filter: 'all', count: notes.length }, ...used, ...rest];
}

/** Makes the views, and takes the last ones again where nothing changed in them. */
function noteViews(): (annotation: Annotation, tags: ReadonlyMap<TagId, Tag>) => NoteView {
  const last = new Map<string, NoteView>();
  return (annotation, tags) => {
    const own = annotation.tags.flatMap((id) => tags.get(id) ?? []);
    const before = last.get(annotation.id);
    const same =
      before?.annotation.modified === annotation.modified &&
      before.annotation.issue === annotation.issue &&
      before.tags.length === own.length &&
      before.tags.every((tag, index) => tag === own[index]);
    const view = same ? before : { annotation, tags: own, colour: own[0]?.colour ?? UNTAGGED_COLOUR };
    last.set(annotation.id, view);
    return view;
  };
}

/** What a list is made from. */
interface Listing {
  /** In the stored order of the text. */
  readonly annotations: ReadonlySignal<readonly Annotation[]>;
  readonly tags: ReadonlySignal<readonly Tag[]>;
  /** Where the page says that they stand. */
  readonly places: ReadonlySignal<ReadonlyMap<AnnotationId, NotePosition>>;
}

export function createListed({ annotations, tags, places }: Listing): ListedNotes {
  const wanted = signal<Filter>('all');
  const tagsById = computed(() => new Map(tags.value.map((tag) => [tag.id, tag])));
  const filters = computed(() => choices(annotations.value, tags.value));
  const filter = computed(() =>
    filters.value.some((choice) => choice.filter === wanted.value) ? wanted.value : 'all',
  );
  const viewOf = noteViews();
  const sections = computed((): Sections<NoteView> => {
    const ordered = inOrder(annotations.value, places.value);
    const listed = (list: readonly Annotation[]): NoteView[] =>
      list.map((note) => viewOf(note, tagsById.value)).filter((view) => isShown(filter.value, view));
    return {
      found: listed(ordered.found),
      uncertain: listed(ordered.uncertain),
      waiting: listed(ordered.waiting),
      missing: listed(ordered.missing),
    };
  });
  return {
    sections,
    all: computed(() => asListed(sections.value)),
    count: computed(() => annotations.value.length),
    filters,
    filter,
    show: (next) => (wanted.value = next),
  };
}
