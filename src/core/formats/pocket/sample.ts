/** Pocket: saved links, one with a line break in its title. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'pocket',
    notes: 0,
    issues: 2,
    unreadable: 0,
    text: `title,url,time_added,cursor,tags,status
On boats,https://letters.example/p/boats,1600322788,7,sea|two words,unread
"Rivers
and lakes",https://letters.example/p/rivers,1600322789,8,,archive
`,
  },
];
