/** Works that must not overlap, such as writes that each start from what the one before left. */

/**
 * Makes a line: works that join it are done one after another. Each one's result, or failure, goes
 * to whom it belongs; a failure does not hold up those behind it.
 */
export function serialQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
}
