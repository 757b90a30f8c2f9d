/** How much is taken in. */

/** The longest texts, in UTF-16 units, and the most tags and structures of one note. */
export const LIMITS = {
  quote: 20_000,
  context: 2_000,
  comment: 100_000,
  title: 500,
  tag: 64,
  tags: 50,
  structures: 2_000,
  id: 128,
};
