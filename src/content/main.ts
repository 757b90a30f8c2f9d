/** Entry, brought into pages that hold an issue and into those that the reader wants to annotate. */
import { takeAnchorer, takeFinder, takeLikely, takeOver } from './page/instance.ts';
import { startSession } from './session.ts';

// An XML document or a picture has no body: there is nothing to annotate.
if (document.body instanceof HTMLElement) {
  const { signal, end } = takeOver();
  startSession({ findIssues: takeFinder(), anchorer: takeAnchorer(), whole: !takeLikely(), end }, signal);
}
