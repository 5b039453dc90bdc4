/**
 * One spelling for links that mean the same: lower-case host, no default port, no fragment, no slash at the end, `https`
 * for `http`, percent-encoding only where needed and in capitals (RFC 3986 §6.2).
 * @returns undefined when it is no absolute http or https link
 */
export function normalisedUri(text: string): string | undefined {
  const match = /^https?:\/\/([^/?#]+)([^#]*)/i.exec(text);
  const host = match && normalisedHost(match[1] as string);
  if (!host) return undefined;
  const rest = (match[2] as string)
    .replace(/[^!-~]|[<>"`{}|\\^]/gu, (character) =>
      isLoneSurrogate(character) ? '%EF%BF%BD' : encodeURIComponent(character),
    )
    .replace(/%[0-9A-Fa-f]{2}/g, simplest)
    .replace(/\/+$/, '');
  return `https://${host}${rest}`;
}

/** The last one again: whoever reads a list of links reads many of the same host. */
let lastHost: { text: string; host: string | undefined } = { text: '', host: undefined };

function normalisedHost(text: string): string | undefined {
  if (text !== lastHost.text) lastHost = { text, host: URL.parse(`https://${text}`)?.host.replace(/:80$/, '') };
  return lastHost.host;
}

function simplest(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return /[A-Za-z0-9\-._~]/.test(character) ? character : encoded.toUpperCase();
}

function isLoneSurrogate(character: string): boolean {
  return character.length === 1 && character >= '\ud800' && character <= '\udfff';
}
