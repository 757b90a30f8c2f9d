/** Text inside HTML and XML: it stands as it is. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for quoted values of attributes; what XML forbids is left out. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
    .replaceAll(/(?![\t\n\r])[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu, '');
}
