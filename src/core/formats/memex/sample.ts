/** Memex: a dump of two of its tables. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'memex',
    notes: 1,
    issues: 1,
    unreadable: 1,
    text: `{
  "formatName": "dexie",
  "formatVersion": 1,
  "data": {
    "databaseName": "memex",
    "tables": [],
    "data": [
      { "tableName": "pages", "rows": [{ "url": "letters.example/p/boats", "fullUrl": "https://letters.example/p/boats", "fullTitle": "On boats" }] },
      {
        "tableName": "annotations",
        "rows": [
          {
            "url": "letters.example/p/boats/#1600000000000",
            "pageUrl": "letters.example/p/boats",
            "pageTitle": "On boats",
            "body": "small boats",
            "comment": "Is that so?",
            "createdWhen": 1600000000000
          },
          { "pageUrl": "letters.example/p/boats", "createdWhen": 1600000000001 }
        ]
      }
    ]
  }
}
`,
  },
];
