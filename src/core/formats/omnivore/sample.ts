/** Omnivore: the items of its export; the highlights beside them are in the zip of the tests. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'omnivore',
    notes: 0,
    issues: 2,
    unreadable: 0,
    text: `[
  {
    "id": "1f0c1b2a",
    "slug": "on-boats-1",
    "title": "On boats",
    "author": "Ada Lorn",
    "url": "https://letters.example/p/boats",
    "state": "Archived",
    "readingProgress": 40,
    "labels": ["sea", "two words"],
    "savedAt": "2024-10-29T16:30:11.000Z",
    "updatedAt": "2024-10-31T13:01:28.320Z",
    "publishedAt": "2024-10-29T16:30:11.000Z"
  },
  {
    "id": "1f0c1b2b",
    "slug": "rivers-2",
    "title": "Rivers",
    "url": "https://letters.example/p/rivers",
    "state": "Active",
    "labels": [],
    "savedAt": "2024-10-29T16:30:11.000Z",
    "publishedAt": null
  }
]
`,
  },
];
