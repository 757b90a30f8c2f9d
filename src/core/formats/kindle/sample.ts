/** Kindle: clippings in two languages, one of them corrected, one with a note. */
import type { Sample } from '../reading/sample.ts';

export const samples: readonly Sample[] = [
  {
    format: 'kindle',
    notes: 2,
    issues: 2,
    unreadable: 0,
    text: `\ufeffOn Boats (and Rafts) (Lorn, Ada)
- Your Highlight on page 12 | Location 180-181 | Added on Friday, March 7, 2025 6:10:53 PM

small boats turn
==========
\ufeffOn Boats (and Rafts) (Lorn, Ada)
- Your Highlight on page 12 | Location 180-182 | Added on Friday, March 7, 2025 6:11:20 PM

All small boats turn fast.
==========
On Boats (and Rafts) (Lorn, Ada)
- Your Note on page 12 | Location 182 | Added on Friday, March 7, 2025 6:12:00 PM

Is that so?
==========
Flüsse (Ben Holt)
- Ihre Markierung auf Seite 3 | bei Position 30-31 | Hinzugefügt am Samstag, 8. März 2025 08:01:02

Ein Fluss ist nie derselbe.
==========
Flüsse (Ben Holt)
- Ihr Lesezeichen auf Seite 9 | Position 88 | Hinzugefügt am Samstag, 8. März 2025 08:05:00


==========
`,
  },
];
