import { type NextFunction, type Request, type Response, Router } from 'express';
import { readId } from '#schemas/id.ts';
import { refusal } from '#schemas/refusal.ts';
import { notFound } from '#schemas/refusals/access-cases.ts';
import type { StatementKind } from '#schemas/signed/signed.ts';
import { languageOf } from '../asking/create-context.ts';
import type { Service } from '../open.ts';
import { type StatementForm, signedStatement, statementKinds } from '../signed/statement.ts';
import { answerError } from './answer.ts';
import { findBattery } from './shown-battery.ts';

type SignedSources = Pick<Service, 'viewers' | 'context' | 'config'>;

const mediaTypes: Readonly<Record<StatementForm, string>> = { jws: 'application/jose', jwt: 'application/vc+jwt' };

/**
 * `/signed/{id}/{passport|history|completeness}.{jws|jwt}`: what we say of a battery to who asks, under our signature and
 * with proof from the ledger, as a plain JWS or a W3C credential. Also where issuers of credentials name their keys.
 */
export function createSignedRouter(sources: SignedSources): Router {
  const router = Router();
  router.get('/.well-known/jwt-vc-issuer', (_, response) => {
    const { publicUrl } = sources.config;
    response
      .set({ 'cache-control': 'public, max-age=3600', 'access-control-allow-origin': '*' })
      .json({ issuer: publicUrl, jwks_uri: `${publicUrl}/.well-known/jwks.json` });
  });
  router.all('/signed/:id/:file', openToAll);
  router.get('/signed/:id/:file', (request, response) => answer(request, response, sources));
  return router;
}

async function answer(request: Request, response: Response, { viewers, context }: SignedSources): Promise<void> {
  const wanted = readRequest(request);
  const viewer = await viewers.viewerOf(request.headers.authorization);
  const asking = context(viewer, languageOf(request.headers['accept-language']));
  const battery = wanted && (await findBattery(asking, [`id:${wanted.id}`]));
  if (!battery) return answerError(response, 404, refusal('NOT_FOUND', notFound.statement));
  const text = await signedStatement(asking, battery, wanted);
  response
    .set({
      'cache-control': viewer ? 'private, no-store' : 'public, max-age=60',
      'content-disposition': `attachment; filename="kreispass-${battery.id}-${wanted.kind}.${wanted.form}"`,
    })
    .type(mediaTypes[wanted.form])
    .send(text);
  return undefined;
}

function readRequest({ params, query }: Request) {
  const id = readId(String(params.id));
  const [, kind, form] = /^(\w+)\.(jws|jwt)$/.exec(String(params.file)) ?? [];
  if (!id || !statementKinds.some((known) => known === kind)) return undefined;
  const after = typeof query.after === 'string' && /^\d{1,15}$/.test(query.after) ? Number(query.after) : undefined;
  return { id, kind: kind as StatementKind, form: form as StatementForm, ...(after !== undefined && { after }) };
}

/** Who checks a statement may do so from any page. */
function openToAll(request: Request, response: Response, next: NextFunction): void {
  response.set({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS',
    'access-control-allow-headers': 'Accept-Language, Authorization',
    'access-control-max-age': '86400',
    vary: 'Accept-Language, Authorization',
  });
  if (request.method === 'OPTIONS') response.status(204).end();
  else if (request.method === 'GET' || request.method === 'HEAD') next();
  else answerError(response.set('allow', methods), 405, refusal('METHOD_NOT_ALLOWED', { methods }));
}

const methods = 'GET, HEAD, OPTIONS';
