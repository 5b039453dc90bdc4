import { Router } from 'express';
import { refusal } from '#schemas/refusal.ts';
import { notFound } from '#schemas/refusals/access-cases.ts';
import { publicKeySet } from '../access/tokens.ts';
import { languageOf } from '../asking/create-context.ts';
import { readableProof } from '../graphql/proof.ts';
import type { Service } from '../open.ts';
import { answerError } from './answer.ts';

/**
 * What lets others check the ledger: checkpoint and hash tiles as C2SP tlog-tiles lays them out, keys, and proof files.
 * There are no entry bundles: entries hold what not everybody may see, so only their hashes are public.
 */
export function createLogRouter(service: Service): Router {
  const { log } = service.ledger;
  const router = Router();

  router.get('/log/checkpoint', async (_, response) => {
    response
      .set('cache-control', 'no-cache')
      .type('text/plain')
      .send(await log.checkpoint());
  });

  router.get('/log/keys', (_, response) => {
    response.set('cache-control', 'no-cache').type('text/plain').send(`${log.verifierKey}\n`);
  });

  router.get('/log/tile/:level/*index', async (request, response) => {
    const level = /^\d{1,2}$/.test(request.params.level) ? Number(request.params.level) : Number.NaN;
    const asked = readTileIndex(request.params.index as unknown as string[]);
    const hashes = asked && level <= 63 ? await log.tile(level, asked.index, asked.width) : undefined;
    if (!hashes) return answerError(response, 404, refusal('NOT_FOUND', notFound.tile));
    return response
      .set('cache-control', 'public, max-age=31536000, immutable')
      .type('application/octet-stream')
      .send(Buffer.from(hashes));
  });

  router.get('/.well-known/jwks.json', (_, response) => {
    response.set('cache-control', 'public, max-age=300').json(publicKeySet(service.keys));
  });

  router.get('/proofs/:position.json', async (request, response) => {
    const viewer = await service.viewers.viewerOf(request.headers.authorization);
    const context = service.context(viewer, languageOf(request.headers['accept-language']));
    const position = /^\d{1,15}$/.test(request.params.position) ? Number(request.params.position) : -1;
    const file = await readableProof(context, position);
    response
      .set('cache-control', 'no-store')
      .set('content-disposition', `attachment; filename="kreispass-proof-${position}.json"`)
      .json(file);
  });

  return router;
}

/** C2SP tlog-tiles: `x001/x234/067`, for a partial tile followed by `.p/W`. */
function readTileIndex(segments: readonly string[]): { index: number; width: number } | undefined {
  const [, path = '', width = '256'] = /^((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(segments.join('/')) ?? [];
  const wanted = Number(width);
  if (!path || wanted < 1 || wanted > 256 || (wanted === 256 && segments.at(-2)?.endsWith('.p'))) return undefined;
  return { index: Number(path.replace(/[x/]/g, '')), width: wanted };
}
