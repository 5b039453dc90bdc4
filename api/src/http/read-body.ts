import type { IncomingMessage } from 'node:http';

/**
 * Reads a whole body of at most `limit` bytes. Calls back with undefined as soon as there are more, whatever
 * `Content-Length` says, and not at all when the client leaves.
 */
export function readBody(request: IncomingMessage, limit: number, then: (body: Buffer | undefined) => void): void {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    then(undefined);
    return;
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const onData = (chunk: Buffer) => {
    length += chunk.length;
    chunks.push(chunk);
    if (length <= limit) return;
    request.off('data', onData).off('end', onEnd).resume();
    then(undefined);
  };
  const onEnd = () => then(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  request.on('data', onData).on('end', onEnd);
  request.on('error', () => {});
}
