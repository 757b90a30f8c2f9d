/** What Postil shows in a web page at one moment, and what the reader can do there. */
import type { AnnotationId, Tag, TagId } from '../../core/model.ts';
import type { Scheme } from '../../core/appearance/palette.ts';
import type { Command } from './keys.ts';
import type { ReferenceRects } from './position.ts';

/** Where the text is now that a box stands beside; undefined where it is gone. */
export type GetReference = () => ReferenceRects | undefined;

export interface ToolbarView {
  readonly reference: GetReference;
  readonly tags: readonly Tag[];
  /** Whether the selection extends a passage that is marked already. */
  readonly extends: boolean;
  /** A quiet dot that becomes the whole bar when it is pointed at. */
  readonly dot: boolean;
}

export interface CardNote {
  readonly id: AnnotationId;
  readonly tags: readonly TagId[];
  /** Its passage, which tells it from others of the card. */
  readonly words: string;
}

export interface CardView {
  readonly reference: GetReference;
  /** All notes under the pointer, in the order of the text. */
  readonly notes: readonly CardNote[];
  readonly tags: readonly Tag[];
  /** The note for which all tags are offered. */
  readonly spread: AnnotationId | undefined;
}

export interface HintView {
  readonly reference: GetReference;
  readonly text: string;
}

export interface ToastView {
  readonly text: string;
  readonly undo: (() => void) | undefined;
  /** True for what went wrong: spoken at once. */
  readonly alarm: boolean;
}

export interface View {
  readonly scheme: Scheme;
  readonly toolbar: ToolbarView | undefined;
  readonly card: CardView | undefined;
  readonly hint: HintView | undefined;
  readonly toast: ToastView | undefined;
  /** Said by screen readers. */
  readonly announcement: string;
}

/** What the reader asks for by pointer; keys ask for the same. */
export interface OverlayActions {
  readonly command: (command: Command) => void;
  readonly tag: (tag: TagId) => void;
  readonly retag: (id: AnnotationId, tags: readonly TagId[]) => void;
  readonly open: (id: AnnotationId) => void;
  readonly link: (id: AnnotationId) => void;
  readonly remove: (id: AnnotationId) => void;
  /** Points at the marks of a note, or at none. */
  readonly point: (id: AnnotationId | undefined) => void;
  /** Offers all tags for a note of the card, or for none. */
  readonly spread: (id: AnnotationId | undefined) => void;
  /** The reader opened the dot. */
  readonly unfold: () => void;
  readonly dismissToast: () => void;
  /** The pointer or the focus came to the toast, or left it. */
  readonly holdToast: (held: boolean) => void;
}
