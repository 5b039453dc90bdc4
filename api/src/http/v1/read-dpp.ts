import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import { elementsOfObject } from '#schemas/foreign/en-18223/elements.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { notFound } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import type { Context } from '../../asking/context.ts';
import { readMoment } from '../../passports/shown/moment.ts';
import { readObject } from './body.ts';
import { type Dpp, dppAsOf, dppOf, type Representation, written } from './dpp-document.ts';
import { elementAt, readElementPath } from './element-path.ts';
import { findDpp, findDpps } from './find-dpp.ts';
import { registryEntryOf } from './registry-entry.ts';
import { answerRefusal } from './result.ts';

/** ReadDPPById and ReadDPPByProductId (EN 18222 §4.2, §4.3): one unit has one passport, so both are one question. */
export async function readDpp(context: Context, request: Request, response: Response): Promise<void> {
  const battery = await findDpp(context, identifierOf(request));
  if (!battery) return answerUnknown(context, response);
  return answerDpp(context, request, response, await dppOf(context, battery));
}

/** ReadDPPVersionByIdAndDate (EN 18222 §4.4). */
export async function readDppVersion(context: Context, request: Request, response: Response): Promise<void> {
  const at = readMoment(request.query.date, context.now());
  if (typeof at !== 'string') return answerRefusal(response, 400, { ...at, path: '/date' }, context.now());
  const battery = await findDpp(context, identifierOf(request));
  const dpp = battery && (await dppAsOf(context, battery, at));
  if (!dpp) return answerUnknown(context, response);
  if ('code' in dpp) return answerRefusal(response, 400, dpp, context.now());
  return answerDpp(context, request, response, dpp);
}

/** ReadDataElement (EN 18222 §6.2). */
export async function readElement(context: Context, request: Request, response: Response): Promise<void> {
  const path = readElementPath(String(request.params.path));
  if (!Array.isArray(path)) return answerRefusal(response, 400, path, context.now());
  const battery = await findDpp(context, identifierOf(request));
  if (!battery) return answerUnknown(context, response);
  const dpp = await dppOf(context, battery);
  const hidden = dpp.view.withheld.find((property) => property.path === path.slice(0, 2).join('.'));
  if (hidden) return answerRefusal(response, context.viewer ? 403 : 401, withheld(hidden), context.now());
  const value = elementAt({ ...dpp.envelope, ...dpp.view.visible }, path);
  if (value === undefined) return answerRefusal(response, 404, noElement, context.now());
  const representation = representationOf(request);
  if (!representation) return answerRefusal(response, 400, wrongRepresentation, context.now());
  return sendJson(context, response, elementOf(String(path.at(-1)), value, representation));
}

/** An element as it is sent: with its plain value, or with what kind of element it is. */
export function elementOf(elementId: string, value: unknown, representation: Representation): object {
  if (representation === 'compressed') return { elementId, value };
  return elementsOfObject(Object.fromEntries([[elementId, value]]))[0] as object;
}

const mostIdentifiers = 1000;

/** ReadDPPIdsByProductIds (EN 18222 §4.5): what is not known is left out; the cursor is the place to go on from. */
export async function readDppIds(context: Context, request: Request, response: Response): Promise<void> {
  const body = await readObject(request);
  if ('status' in body) return answerRefusal(response, body.status, body.refusal, context.now());
  const { productIds } = body.object;
  if (!Array.isArray(productIds) || productIds.length === 0 || !productIds.every((id) => typeof id === 'string'))
    return answerRefusal(response, 400, wrongIds, context.now());
  if (productIds.length > mostIdentifiers) return answerRefusal(response, 400, tooManyIds, context.now());
  const [from, limit] = [numberOf(request.query.cursor, 0), numberOf(request.query.limit, 100)];
  if (from === undefined || limit === undefined || limit < 1)
    return answerRefusal(response, 400, wrongPage, context.now());
  const end = Math.min(from + Math.min(limit, 200), productIds.length);
  const page = productIds.slice(from, end) as string[];
  const found = await findDpps(context, page);
  const dppIds = page.flatMap((id) => found.get(id)?.state.passportId ?? []);
  return sendJson(context, response, {
    dppIds: [...new Set(dppIds)],
    ...(end < productIds.length && { nextCursor: String(end) }),
  });
}

/** What the registry of (EU) 2026/1778 has to be told about this passport; public like the data in it. */
export async function readRegistryEntry(context: Context, request: Request, response: Response): Promise<void> {
  const battery = await findDpp(context, identifierOf(request));
  if (!battery) return answerUnknown(context, response);
  const entry = await registryEntryOf(context, battery);
  if ('code' in entry) return answerRefusal(response, 409, entry, context.now());
  return sendJson(context, response, entry);
}

export function answerDpp(context: Context, request: Request, response: Response, dpp: Dpp): void {
  const representation = representationOf(request);
  if (representation) sendJson(context, response.set('etag', tagOf(dpp)), written(dpp, representation));
  else answerRefusal(response, 400, wrongRepresentation, context.now());
}

/**
 * What tells one state of a passport from another, for `If-Match`. Made of what the reader sees, as a version number would
 * tell everybody that something was done with the battery.
 */
export function tagOf(dpp: Dpp): string {
  return `"${hash('sha256', JSON.stringify(written(dpp, 'compressed')), 'base64url').slice(0, 27)}"`;
}

export function representationOf(request: Request): Representation | undefined {
  const { representation = 'compressed' } = request.query;
  return representation === 'compressed' || representation === 'full' ? representation : undefined;
}

export function identifierOf({ params }: Request): string {
  return String(params.dppId ?? params.productId);
}

/** Public answers may be kept for a moment; what was shown to one viewer is for nobody else. */
function sendJson({ viewer }: Context, response: Response, body: object): void {
  response.set('cache-control', viewer ? 'private, no-store' : 'public, max-age=60').json(body);
}

export function answerUnknown({ now }: Context, response: Response): void {
  answerRefusal(response, 404, noPassport, now());
}

/** Always the same, whether there never was such a passport or it is something else. */
export const noPassport = refusal('NOT_FOUND', notFound.passport);

function numberOf(text: unknown, usual: number): number | undefined {
  if (text === undefined) return usual;
  return typeof text === 'string' && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function withheld({ path, access, source }: { path: string; access: string; source: string }): Refusal {
  return refusal('WITHHELD', { element: path, access, path: `/${path.replace('.', '/')}`, source });
}

const noElement = refusal('NOT_FOUND', notFound.element);
const wrongRepresentation = refusal('INVALID_INPUT', { ...inputCases.representation, path: '/representation' });
const wrongIds = refusal('INVALID_INPUT', { ...inputCases.productIds, path: '/productIds' });
const tooManyIds = refusal('INVALID_INPUT', { ...inputCases.tooManyIds(mostIdentifiers), path: '/productIds' });
const wrongPage = refusal('INVALID_INPUT', { ...inputCases.page, path: '/limit' });
