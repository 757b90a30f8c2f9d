/** Instapaper: saved articles, one with a selection. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'instapaper',
    notes: 1,
    issues: 2,
    unreadable: 0,
    text: `URL,Title,Selection,Folder,Timestamp,Tags
https://letters.example/p/boats,On boats,All small boats turn fast.,Sea,1600322788,"[""craft"",""two words""]"
https://letters.example/p/rivers,Rivers,,Unread,1600322789,[]
`,
  },
];
