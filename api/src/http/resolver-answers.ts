import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import { type Refusal, refusal, refusalText, worded } from '#schemas/refusal.ts';
import { notFound } from '#schemas/refusals/access-cases.ts';
import type { Viewer } from '../access/viewer.ts';
import { refusalLanguageOf } from '../asking/create-context.ts';
import { answerError } from './answer.ts';
import type { LinkTarget } from './linkset.ts';
import { emptyPage } from './public-page/layout.ts';
import { type Asked, type Format, formats } from './resolver-request.ts';
import type { Shown } from './shown-battery.ts';

const stylesheet = readFileSync(new URL('./public-page/page.css', import.meta.url), 'utf8');
/** Named after what is in it, so it may be kept for ever. */
export const stylesheetPath = `/public-page/${hashOf(stylesheet).slice(0, 16)}.css`;

export function sendStylesheet(_: Request, response: Response): void {
  response.set('cache-control', 'public, max-age=31536000, immutable').type('text/css').send(stylesheet);
}

interface Sent {
  format: Format;
  language: 'de' | 'en';
}

/** Public answers may be kept for a moment by anybody; what was shown to one viewer is for nobody else. */
export function send(response: Response, { format, language }: Sent, body: string, viewer: Viewer | undefined): void {
  const etag = `"${hashOf(body).slice(0, 27)}"`;
  response.set({ etag, 'cache-control': viewer ? 'private, no-store' : 'public, max-age=60' });
  response.type(format === 'text/html' ? 'html' : format);
  if (format === 'text/html') response.set('content-language', language);
  if (response.req.headers['if-none-match']?.includes(etag)) response.status(304).end();
  else response.send(body);
}

/** The request does not decide between these, so who asked does (RFC 9110 §15.4.1). */
export function sendChoices(response: Response, { link }: Shown, relation: string, targets: LinkTarget[]): void {
  const linkset = { linkset: [{ anchor: link, [`https://gs1.org/voc/${relation}`]: targets }] };
  response.status(300).set('cache-control', 'no-store').type('application/linkset+json').send(JSON.stringify(linkset));
}

/** Always the same bytes: whether a code was never given out, belongs to something else or was taken away is not told. */
export function answerUnknown(response: Response, { format, language }: Asked): void {
  response.status(404).set('cache-control', 'no-store');
  if (format === 'text/html') response.type('html').send(emptyPage('notFound', language, stylesheetPath));
  else response.json({ error: worded(unknownHere, refusalLanguageOf(response.req.headers['accept-language'])) });
}

/** GS1-Conformant resolver §2.6.2: a link of a type that is not there is not found, and nothing else is given instead. */
export function answerNoLink(response: Response): void {
  answerError(response, 404, refusal('NO_SUCH_LINK'));
}

export function refuseCode(response: Response, { format, language }: Asked, refusal: Refusal): void {
  response.status(400).set('cache-control', 'no-store');
  if (format !== 'text/html')
    response.json({ error: worded(refusal, refusalLanguageOf(response.req.headers['accept-language'])) });
  else response.type('html').send(emptyPage('notReadable', language, stylesheetPath, refusalText(refusal, language)));
}

export function refuseFormat(response: Response): void {
  answerError(response, 406, refusal('FORMAT_NOT_OFFERED', { formats: formats.join(', ') }));
}

const unknownHere = refusal('NOT_FOUND', notFound.publicPassport);

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
