/** The pieces of a stream, one after the other. */

/**
 * @param failed makes the error that is thrown where the stream fails: each browser has its own words for
 *   bytes that are damaged, cut short or in another encoding.
 */
export async function* piecesOf<Piece>(
  stream: ReadableStream<Piece>,
  failed: (cause: unknown) => Error,
): AsyncGenerator<Piece, void, void> {
  const reader = stream.getReader();
  for (;;) {
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
