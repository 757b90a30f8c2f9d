/** Markdown: of Readwise’s plugin, of the Kindle plugin, of Logseq, and with plain quotes. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'markdown',
    notes: 2,
    issues: 1,
    unreadable: 0,
    text: `# On boats

![rw-book-cover](https://letters.example/cover.png)

## Metadata
- Author: [[Ada Lorn]]
- Full Title: On Boats and Rafts
- Category: #articles
- Document Tags: #sea #craft
- URL: https://letters.example/p/boats

## Highlights
- All small boats turn fast. ([View Highlight](https://read.readwise.io/read/01abc))
    - Note: Is that so?
    - Tags: [[risk]] [[two words]]
- A second passage ([View Highlight](https://read.readwise.io/read/01abd))
`,
  },
  {
    format: 'markdown',
    notes: 2,
    issues: 1,
    unreadable: 0,
    text: `---
kindle-sync:
  bookId: '4711'
  title: On Boats
  author: Ada Lorn
  highlightsCount: 2
---
# On Boats
## Metadata
* Author: [Ada Lorn](https://books.example/lorn)

## Highlights
All small boats turn fast. — location: [39](kindle://book?action=open&location=39) ^ref-1

---
A second passage — location: [41](kindle://book?action=open&location=41) ^ref-2

---
`,
  },
  {
    format: 'markdown',
    notes: 2,
    issues: 1,
    unreadable: 0,
    text: `title:: On Boats
author:: [[Ada Lorn]]
url:: https://letters.example/p/boats

- ## Highlights
	- All small boats turn fast.
		- **Note**: Is that so?
	- A second passage
`,
  },
  {
    format: 'markdown',
    notes: 2,
    issues: 1,
    unreadable: 0,
    text: `---
title: "On boats: a letter"
url: https://letters.example/p/boats
tags: [sea, craft]
---

> All small boats
> turn fast.

- Tags: "risk, cost", sea
- Is that so?

> A second passage
`,
  },
];
