/** Hypothesis: the file that its client exports. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'hypothesis',
    notes: 2,
    issues: 1,
    unreadable: 1,
    text: `{
  "export_date": "2025-01-02T03:04:05.000Z",
  "export_userid": "acct:reader@hypothes.is",
  "client_version": "1.1600.0",
  "annotations": [
    {
      "id": "AbC1",
      "created": "2024-12-30T10:20:30.123456+00:00",
      "updated": "2024-12-31T10:20:30.123456+00:00",
      "uri": "https://letters.example/p/boats",
      "text": "Is that so?",
      "tags": ["risk"],
      "target": [
        {
          "source": "https://letters.example/p/boats",
          "selector": [
            { "type": "TextPositionSelector", "start": 10, "end": 21 },
            { "type": "TextQuoteSelector", "exact": "small boats", "prefix": "All ", "suffix": " turn" }
          ]
        }
      ],
      "document": { "title": ["On boats"] }
    },
    {
      "id": "AbC2",
      "uri": "https://letters.example/p/boats",
      "text": "About the whole page.",
      "tags": [],
      "target": [{ "source": "https://letters.example/p/boats" }],
      "document": { "title": ["On boats"] }
    },
    { "id": "AbC3", "uri": "https://letters.example/p/boats", "text": "", "tags": [], "target": [] }
  ]
}
`,
  },
];
