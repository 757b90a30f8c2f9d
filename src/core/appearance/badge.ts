/** A count in the room of the toolbar button. */

/** The tokens `--accent` and `--on-accent` of the light theme: the browser has one badge for both. */
export const BADGE = { background: '#8a3b12', text: '#ffffff' };

/** A badge holds four characters in Chromium and fewer in Firefox. */
const MOST = 99;

/** Nothing for none, `1` to `99`, then `99+`. */
export function badgeText(count: number): string {
  if (count <= 0) return '';
  return count > MOST ? `${MOST}+` : String(count);
}
