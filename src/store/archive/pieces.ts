/** The pieces of a stream, one after the other, with the page's turn between them. */
import { turn } from '../turn.ts';

/** How long pieces are worked on before the page gets its turn, in milliseconds. */
const SLICE = 20;

/**
 * @param failed makes the error that is thrown where the stream fails: each browser has its own words for
 *   bytes that are damaged, cut short or in another encoding.
 */
export async function* piecesOf<Piece>(
  stream: ReadableStream<Piece>,
  failed: (cause: unknown) => Error,
): AsyncGenerator<Piece, void, void> {
  const reader = stream.getReader();
  let began = performance.now();
  for (;;) {
    // What is in memory is handed over without any turn for others.
    if (performance.now() - began > SLICE) {
      await turn();
      began = performance.now();
    }
    let next: ReadableStreamReadResult<Piece>;
    try {
      next = await reader.read();
    } catch (cause) {
      throw failed(cause);
    }
    if (next.done) return;
    yield next.value;
  }
}
