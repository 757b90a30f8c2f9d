/** Tables of tools that have no reader of their own. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'csv',
    notes: 2,
    issues: 1,
    unreadable: 0,
    text: `Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags
2024-05-06 07:08,reader,On boats,https://letters.example/p/boats,Public,Annotation,small boats,Is that so?,"sea,craft"
2024-05-06 07:09,reader,On boats,https://letters.example/p/boats,Public,Page note,,About it all.,
`,
  },
  {
    format: 'csv',
    notes: 1,
    issues: 1,
    unreadable: 0,
    text: `Title;Url;Highlight;Note;Tags;Date
On boats;https://letters.example/p/boats;"small; quick boats";;sea|craft;2024-05-06
`,
  },
];
