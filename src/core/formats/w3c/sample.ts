/** W3C Web Annotation: a page of annotations as any program may write it. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'w3c',
    notes: 1,
    issues: 1,
    unreadable: 1,
    text: `{
  "@context": "http://www.w3.org/ns/anno.jsonld",
  "id": "https://notes.example/page1",
  "type": "AnnotationPage",
  "items": [
    {
      "id": "https://notes.example/1",
      "type": "Annotation",
      "motivation": "commenting",
      "created": "2025-03-04T05:06:07Z",
      "body": [
        { "type": "TextualBody", "value": "Is that so?", "purpose": "commenting" },
        { "type": "TextualBody", "value": "risk, cost", "purpose": "tagging" }
      ],
      "target": {
        "source": "https://letters.example/p/boats",
        "selector": [
          { "type": "TextQuoteSelector", "exact": "small boats 🛶 turn", "prefix": "All ", "suffix": " fast" },
          { "type": "TextPositionSelector", "start": 4, "end": 22 }
        ]
      }
    },
    {
      "id": "https://notes.example/2",
      "type": "Annotation",
      "target": { "source": "https://letters.example/plan.png", "selector": { "type": "SvgSelector", "value": "<svg/>" } }
    }
  ]
}
`,
  },
];
