/** Runs in a document of the extension before its own scripts: tells when what was asked for was painted. */

/** Since the last reset: the longest time in which nothing else could run, in milliseconds. */
let longest = 0;
let last = performance.now();
const ticking = new MessageChannel();
ticking.port1.addEventListener('message', () => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  setTimeout(() => {
    last = performance.now();
    ticking.port2.postMessage(null);
  }, 4);
});
ticking.port1.start();
ticking.port2.postMessage(null);

/** Resolves with the time of the page at which a frame was drawn in which `is` was true. */
function painted(is: () => boolean, patience: number): Promise<number> {
  const end = performance.now() + patience;
  return new Promise((resolve) => {
    const look = (): void => {
      if (performance.now() > end) resolve(Infinity);
      else if (is()) {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()));
        port1.start();
        port2.postMessage(null);
      } else requestAnimationFrame(look);
    };
    look();
  });
}

/** The first texts of a list. */
function textsOf(selector: string): string {
  const all = document.querySelectorAll(selector);
  return [...all]
    .slice(0, 5)
    .map((element) => element.textContent)
    .join();
}

function has(selector: string): boolean {
  return document.querySelector(selector) !== null;
}

/** Writes into a field as one key does. */
function write(selector: string, text: string): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  if (field === null) throw new Error(`There is no ${selector}.`);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** From a key in a search field until the results are drawn. */
async function searched(field: string, text: string, shown: string): Promise<number> {
  write(field, '');
  await painted(() => !has(shown), 10_000);
  const began = performance.now();
  write(field, text);
  return (await painted(() => has(shown), 60_000)) - began;
}

/** From a click until another list is drawn. */
async function opened(link: string, index: number, first: string): Promise<number> {
  const target = document.querySelectorAll<HTMLElement>(link)[index];
  if (target === undefined) throw new Error(`There is no ${link}.`);
  const before = textsOf(first);
  const began = performance.now();
  target.click();
  return (await painted(() => has(first) && textsOf(first) !== before, 60_000)) - began;
}

/** Scrolls down a screen a frame until the end. */
async function scrolled(
  selector: string,
  patience: number,
): Promise<{ seconds: number; reached: boolean; slowest: number }> {
  const box = document.querySelector(selector);
  if (box === null) throw new Error(`There is no ${selector}.`);
  const began = performance.now();
  let slowest = 0;
  let still = 0;
  let frame = began;
  while (performance.now() < began + patience && still < 60) {
    const before = box.scrollTop;
    box.scrollTop += 800;
    await new Promise(requestAnimationFrame);
    still = box.scrollTop > before ? 0 : still + 1;
    slowest = Math.max(slowest, performance.now() - frame);
    frame = performance.now();
  }
  return { seconds: (performance.now() - began) / 1_000, reached: still >= 60, slowest };
}

const probe = {
  painted: (selector: string, patience = 120_000) => painted(() => has(selector), patience),
  searched,
  opened,
  scrolled,
  reset: () => {
    longest = 0;
    last = performance.now();
  },
  longest: () => longest,
};
Object.assign(globalThis, { probe });
