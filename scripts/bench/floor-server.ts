/**
 * The floor of the `scan` line: the least a Node program can do that takes a code over HTTP and answers with the stored
 * summary of that battery. Started as a process of its own: floor-server.ts DATABASE, prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2] ?? ':memory:', { readOnly: true });
const find = database.prepare('SELECT summary FROM battery WHERE code = ?');

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    const row = find.get(JSON.parse(body).code) as { summary: string } | undefined;
    const answer = row?.summary ?? '{"data":null}';
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
    response.end(answer);
  });
});
server.listen(0, '127.0.0.1', () => console.log(`port ${(server.address() as AddressInfo).port}`));
