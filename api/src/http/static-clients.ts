import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { refusal } from '#schemas/refusal.ts';
import { answerError } from './answer.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Both clients as they were built: `/station/` and `/workshop/`. */
export function createStaticRouter(): Router {
  const router = Router();
  router.use('/station', clientRouter(join(root, 'dismantling-station/dist')));
  router.use('/workshop', clientRouter(join(root, 'workshop-client/dist')));
  return router;
}

function clientRouter(folder: string): Router {
  const router = Router();
  router.use(
    express.static(folder, {
      setHeaders(response, path) {
        // Names in assets/ carry a hash of what is in them; everything else has to be asked for, or updates never arrive.
        const hashed = /[/\\]assets[/\\]/.test(path);
        response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  // The clients have pages of their own; a missing file with an extension is a missing file.
  router.get('/{*page}', (request, response, next) => {
    if (/\.\w+$/.test(request.path)) return next();
    const index = join(folder, 'index.html');
    if (existsSync(index)) return response.setHeader('cache-control', 'no-cache').sendFile(index);
    return answerError(response, 503, refusal('NOT_BUILT'));
  });
  return router;
}
