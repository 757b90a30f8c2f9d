/** Which marks stand out, for reasons that come and go by themselves. */
import type { AnnotationId } from '../../core/model.ts';
import type { Painter } from '../../dom/painter.ts';
import { isFound } from './anchored-notes.ts';
import type { SessionState } from './session-state.ts';

/** How long a revealed passage stays lit, in milliseconds. It does not blink: some eyes suffer from that. */
const FLASH = 1800;

export interface Emphasis {
  /** What the pointer is over: a mark in the page, or a note in the card. */
  point(reason: 'mark' | 'row', ids: readonly AnnotationId[]): void;
  /** Shows the reader the passage that they asked for. */
  flash(id: AnnotationId): void;
  /** Shows a place where a passage may be. */
  flashAt(bounds: StaticRangeInit): void;
  /** Emphasises again what should be, where it stands now. */
  readonly refresh: () => void;
}

export function createEmphasis(state: SessionState, painter: Painter, signal: AbortSignal): Emphasis {
  const lit: Record<'mark' | 'row' | 'flash', readonly AnnotationId[]> = { mark: [], row: [], flash: [] };
  let candidate: StaticRangeInit | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));

  const boundsOf = (ids: readonly AnnotationId[]): StaticRangeInit[] =>
    ids.length === 0
      ? []
      : state.anchoredNotes
          .filter(isFound)
          .filter(({ note }) => ids.includes(note.id))
          .flatMap(({ found }) => found.painted);
  const refresh = (): void => {
    painter.point(boundsOf([...lit.mark, ...lit.row]));
    painter.flash(candidate === undefined ? boundsOf(lit.flash) : [candidate]);
  };
  const set = (reason: 'mark' | 'row', ids: readonly AnnotationId[]): void => {
    if (ids.length === lit[reason].length && ids.every((id, at) => id === lit[reason][at])) return;
    lit[reason] = ids;
    refresh();
  };
  const flash = (ids: readonly AnnotationId[], at?: StaticRangeInit): void => {
    lit.flash = ids;
    candidate = at;
    refresh();
    clearTimeout(timer);
    timer = ids.length > 0 || at ? setTimeout(() => flash([]), FLASH) : undefined;
  };
  return {
    point: set,
    flash: (id) => flash([id]),
    flashAt: (bounds) => flash([], bounds),
    refresh,
  };
}
