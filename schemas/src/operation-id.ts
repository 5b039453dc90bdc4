import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The `documentId` of a GraphQL document (GraphQL over HTTP, Appendix A, Persisted Documents): SHA-256 of its text. */
export function operationId(document: string): string {
  return `sha256:${bytesToHex(sha256(utf8ToBytes(document)))}`;
}
