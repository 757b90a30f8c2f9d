/** Readwise: its CSV of all highlights. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'readwise',
    notes: 2,
    issues: 1,
    unreadable: 1,
    text: `Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags
"“Small boats”, she wrote,
turn fast.",On boats,Ada Lorn,,.risk Is that so?,yellow,"sea, craft",page,12,2024-05-06 07:08:09+00:00,letters
A plain one,On boats,Ada Lorn,,,,,location,340,2024-05-06 07:09:09+00:00,letters
,On rivers,Ben Holt,,,,,location,3,2024-05-06 07:09:09+00:00,
`,
  },
];
