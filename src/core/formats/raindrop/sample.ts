/** Raindrop: links with highlights in a cell. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'raindrop',
    notes: 3,
    issues: 2,
    unreadable: 0,
    text: `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite
1,On boats,Read again,What boats do.,https://letters.example/p/boats,Unsorted,"sea, craft",2024-02-03T04:05:06.000Z,,"Highlight:small boats
Note:Is that so?

Highlight:turn fast",false
2,Rivers,,,https://letters.example/p/rivers,Unsorted,,2024-02-03T04:05:07.000Z,,,true
`,
  },
];
