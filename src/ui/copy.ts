/** Puts text on the clipboard, with rich text beside it for what takes that. */

export async function copy(text: string, html?: string): Promise<void> {
  if (html === undefined) return navigator.clipboard.writeText(text);
  const blob = (type: string, content: string): Blob => new Blob([content], { type });
  const parts = { 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) };
  return navigator.clipboard.write([new ClipboardItem(parts)]);
}
