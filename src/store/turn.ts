/** Lets the page do what waits, between two steps of long work. */
export async function turn(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve);
  });
}
