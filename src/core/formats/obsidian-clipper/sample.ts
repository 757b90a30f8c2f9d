/** Obsidian Web Clipper: a page with what it keeps, and an older one with the view alone. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'obsidian-clipper',
    notes: 2,
    issues: 2,
    unreadable: 1,
    text: `[
  {
    "url": "https://letters.example/p/boats",
    "title": "On boats",
    "highlights": [{ "text": "small boats", "timestamp": "2026-01-01T00:00:00.000Z" }],
    "data": [
      {
        "id": "1767225600000",
        "type": "text",
        "xpath": "/html/body/p[1]",
        "startOffset": 4,
        "endOffset": 15,
        "content": "small boats",
        "notes": ["Is that so?"],
        "textQuote": { "prefix": "All ", "suffix": " turn" }
      },
      { "id": "1767225601000", "type": "element", "xpath": "/html/body/img", "content": "<img src=\\"a.png\\">" }
    ]
  },
  {
    "url": "https://letters.example/p/rivers",
    "highlights": [{ "text": "never the same", "timestamp": "2025-01-01T00:00:00.000Z" }]
  }
]
`,
  },
];
