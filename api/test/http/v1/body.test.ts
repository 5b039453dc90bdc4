import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { readObject } from '#api/http/v1/body.ts';

it('A body whose sender leaves in the middle is refused, so that nothing waits for it for ever', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  client.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{"a":');
  const [request] = (await once(server, 'request')) as [IncomingMessage];
  const body = readObject(request as Parameters<typeof readObject>[0]);
  client.destroy();
  expect(await body).toMatchObject({ status: 400 });
  server.close();
});
