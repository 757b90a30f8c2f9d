/** Bookmarks: as browsers write them, as Pinboard does, and as Readability did. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'bookmarks-html',
    notes: 1,
    issues: 2,
    unreadable: 0,
    text: `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
<DL><p>
<DT><H3 ADD_DATE="1600000000">Letters</H3>
<DL><p>
<DT><A HREF="https://letters.example/p/boats" ADD_DATE="1686813518" TAGS="sea,craft">On boats &amp; rafts</A>
<DD>Small boats turn fast.
<DT><A HREF="https://letters.example/p/rivers" ADD_DATE="1686813519">Rivers</A>
</DL><p>
</DL><p>
`,
  },
  {
    format: 'bookmarks-json',
    notes: 1,
    issues: 1,
    unreadable: 0,
    text: `[
  {
    "href": "https://letters.example/p/boats",
    "description": "On boats",
    "extended": "Small boats turn fast.",
    "time": "2016-10-31T15:57:56Z",
    "toread": "no",
    "tags": "sea craft"
  }
]
`,
  },
  {
    format: 'bookmarks-json',
    notes: 0,
    issues: 1,
    unreadable: 0,
    text: `{ "bookmarks": [{ "article__title": "On boats", "article__url": "https://letters.example/p/boats", "archive": false }] }
`,
  },
];
