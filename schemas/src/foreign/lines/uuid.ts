import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** RFC 9562 § 6.6: the name space of URLs. */
const urlNamespace = hexToBytes('6ba7b8119dad11d180b400c04fd430c8');

/**
 * An identifier in the form `urn:uuid:…`: as it is when it has that form, else the version 5 UUID of it as a URL (RFC 9562
 * § 5.5), which anybody who knows the identifier can make again.
 */
export function uuidOf(identifier: string): string {
  const own = uuidIn(identifier);
  if (own) return own;
  const bytes = sha1(concatBytes(urlNamespace, utf8ToBytes(identifier))).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `urn:uuid:${bytesToHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

/** The `urn:uuid:…` a text is, with or without that beginning. */
export function uuidIn(text: string): string | undefined {
  const found = /^(?:urn:uuid:)?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i.exec(text.trim())?.[1];
  return found && `urn:uuid:${found.toLowerCase()}`;
}
