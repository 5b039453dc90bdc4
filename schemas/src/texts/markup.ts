/**
 * Text made safe for HTML and XML, between tags and inside quoted attributes. Characters XML 1.0 does not allow become the
 * replacement character, so that a stored control character cannot break a label.
 */
export function escapeMarkup(text: unknown): string {
  return String(text)
    .replace(/[&<>"']/g, (character) => entities[character] as string)
    .toWellFormed()
    .replace(forbidden, '\ufffd');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

// XML 1.0 §2.2: everything below the blank but tab, line feed and carriage return; and two non-characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
