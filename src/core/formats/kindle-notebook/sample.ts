/** Kindle: the notebook that its apps send. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'kindle-notebook',
    notes: 2,
    issues: 1,
    unreadable: 0,
    text: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html><head><title>Notebook</title><style>.noteText { color: red }</style></head><body>
<div class="bodyContainer">
<h1><div class="notebookFor">Notebook for</div><div class="bookTitle">On Boats &amp; Rafts
</div><div class="authors">
Lorn, Ada; Holt, Ben</div></h1><hr/>
<h2 class="sectionHeading">Chapter one</h2>
<h3 class="noteHeading">Highlight (<span class="highlight_yellow">yellow</span>) - Chapter one > Page 5 · Location 64</div>
<div class="noteText">Small boats &lt;turn&gt; fast.</h3>
<h3 class="noteHeading">Note - Chapter one > Page 5 · Location 64</h3>
<div class="noteText">Is that so?</div>
<h3 class="noteHeading">Highlight (<span class="highlight_blue">blue</span>) - Page 9</h3>
<div class="noteText">A second passage</div>
</div></body></html>
`,
  },
];
