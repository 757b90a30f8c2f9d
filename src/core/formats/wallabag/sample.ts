/** wallabag: an article with annotations, and one without. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'wallabag',
    notes: 2,
    issues: 2,
    unreadable: 1,
    text: `[
  {
    "id": 7,
    "title": "On boats",
    "url": "https://letters.example/p/boats",
    "is_archived": 0,
    "is_starred": 1,
    "tags": ["sea"],
    "published_by": ["Ada Lorn"],
    "language": "en",
    "content": "<p>All small boats turn fast.</p>",
    "annotations": [
      {
        "id": 1,
        "text": "Is that so?",
        "quote": "small boats",
        "created_at": "2019-05-09T19:31:03+0000",
        "updated_at": "2019-05-10T19:31:03+0000",
        "ranges": [{ "start": "/p[1]", "startOffset": "4", "end": "/p[1]", "endOffset": "15" }]
      },
      { "quote": "turn fast" },
      { "ranges": [] }
    ]
  },
  { "id": 8, "title": "Rivers", "url": "https://letters.example/p/rivers", "is_archived": 1, "tags": [], "annotations": [] }
]
`,
  },
];
