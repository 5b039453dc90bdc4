import type { Request, Response } from 'express';
import { objectOfElements } from '#schemas/foreign/en-18223/elements.ts';
import { sectionNames } from '#schemas/passport.ts';
import { canonicalJson } from '#schemas/proofs/canonical-json.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { commandIdReused } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { elementPath } from '#schemas/refusals/interface-cases.ts';
import { requireViewer } from '../../access/permissions.ts';
import { referenceFor } from '../../asking/answer.ts';
import type { Context } from '../../asking/context.ts';
import type { Battery } from '../../passports/state/battery.ts';
import { record } from '../../record/record.ts';
import { readObject } from './body.ts';
import { type Dpp, dppOf } from './dpp-document.ts';
import { changesOnly, elementAt, isPartOf, patchAt, readElementPath } from './element-path.ts';
import { findDpp } from './find-dpp.ts';
import { readNewDpp } from './new-dpp.ts';
import { answerDpp, answerUnknown, elementOf, identifierOf, noPassport, representationOf, tagOf } from './read-dpp.ts';
import { answerRefusal, type ErrorStatus, statusOf } from './result.ts';

/**
 * CreateDPP (EN 18222 §4.6): the command `issuePassport`. The same document sent again by the same firm, or another
 * attempt under the same `Idempotency-Key`, gets the first answer. With `?onBehalfOf=` for a firm that has authorised the
 * sender in writing (2023/1542 Art. 77(4)), which then answers for the passport.
 */
export async function createDpp(context: Context, request: Request, response: Response): Promise<void> {
  const viewer = requireViewer(context.viewer);
  const body = await readObject(request);
  if ('status' in body) return answerRefusal(response, body.status, body.refusal, context.now());
  const read = readNewDpp(body.object, context.language);
  if ('code' in read) return answerRefusal(response, 400, read, context.now());
  const { onBehalfOf: principal } = request.query;
  const onBehalfOf = typeof principal === 'string' && principal !== '' ? { onBehalfOf: principal } : {};
  const attempt = `create ${principal ? `for ${principal} ` : ''}${canonicalSafely(body.object)}`;
  const commandId = referenceFor(viewer, keyOf(request) ?? attempt);
  const outcome = await record.issuePassport(context, { commandId, ...read.command, ...onBehalfOf });
  if ('code' in outcome) return refuse(context, response, outcome, read.pointerOf);
  const id = outcome.commit.entries.find(({ kind }) => kind === 'battery')?.id ?? '';
  const battery = await context.ledger.views.subject<Battery>('battery', id);
  response
    .status(201)
    .set({ location: `${context.publicUrl}/v1/dpps/${id}`, 'cache-control': 'no-store' })
    .json({ digitalProductPassportId: battery?.state.passportId });
}

/**
 * UpdateDPPById (EN 18222 §4.7): a JSON Merge Patch on the elements, or elements in the full form, as the command
 * `revisePassport`. All of it is taken over or nothing; a patch that changes nothing is answered with what there is.
 */
export async function updateDpp(context: Context, request: Request, response: Response): Promise<void> {
  requireViewer(context.viewer);
  const body = await readObject(request);
  if ('status' in body) return answerRefusal(response, body.status, body.refusal, context.now());
  const revised = await revise(context, request, {
    patch(dpp) {
      const said = patchOf(dpp, body.object);
      return isRefusal(said) ? said : changesOnly(dpp.view.visible, said);
    },
    isSame: (recorded, dpp) => isPartOf(recorded, patchOf(dpp, body.object)),
  });
  if ('refusal' in revised) return answerRefusal(response, revised.status, revised.refusal, context.now());
  return answerDpp(context, request, response, revised.dpp);
}

/** UpdateDataElement (EN 18222 §6.3): one element changed, added or, with `null`, taken away. */
export async function updateElement(context: Context, request: Request, response: Response): Promise<void> {
  requireViewer(context.viewer);
  const path = readElementPath(String(request.params.path));
  if (!Array.isArray(path)) return answerRefusal(response, 400, path, context.now());
  const body = await readObject(request);
  if ('status' in body) return answerRefusal(response, body.status, body.refusal, context.now());
  const value = newValue(body.object, String(path.at(-1)));
  const revised = await revise(context, request, {
    patch({ view }) {
      if (value === undefined) return noValue;
      return sectionNames.some((name) => name === path[0]) ? patchAt(view.visible, path, value) : notInSection;
    },
    // What stood beside it in a list may have changed meanwhile, so the whole list is not compared.
    isSame: (recorded) => elementAt(recorded, path.slice(0, 2)) !== undefined,
  });
  if ('refusal' in revised) return answerRefusal(response, revised.status, revised.refusal, context.now());
  const element = elementOf(
    String(path.at(-1)),
    elementAt(revised.dpp.view.visible, path) ?? null,
    representationOf(request) ?? 'compressed',
  );
  response.set('cache-control', 'private, no-store').json(element);
}

/**
 * DeleteDPPById (EN 18222 §4.8). The law lets a battery passport end in one way: when the battery was recycled. A recycler
 * says so with `?recycledAt=`; a passport that has ended already stays so; everything else is refused.
 */
export async function archiveDpp(context: Context, request: Request, response: Response): Promise<void> {
  const viewer = requireViewer(context.viewer);
  const battery = await findDpp(context, identifierOf(request));
  if (!battery) return answerUnknown(context, response);
  if (battery.state.recordStatus === 'ceased') return void response.status(204).end();
  const { recycledAt } = request.query;
  if (typeof recycledAt !== 'string') return answerRefusal(response, 409, stays, context.now());
  const commandId = referenceFor(viewer, keyOf(request) ?? `archive ${battery.id}`);
  const outcome = await record.recordRecycling(context, { commandId, battery: battery.id, occurredAt: recycledAt });
  if ('code' in outcome)
    return refuse(context, response, outcome, (path) => path.replace(/^\/occurredAt/, '/recycledAt'));
  return void response.status(204).end();
}

interface Change {
  /** What is to be changed of a passport as it is; undefined when it says so already. */
  patch(dpp: Dpp): object | undefined;
  /** Whether what an earlier attempt under the same key recorded is this. */
  isSame(recorded: object, dpp: Dpp): boolean;
}

type Revised = { dpp: Dpp } | { refusal: Refusal; status: ErrorStatus };

/** So often somebody else may be faster; each time it is looked at anew. */
const mostAttempts = 20;

/**
 * Reads, compares with what the sender has read (`If-Match`), works out what changes, and has it decided on the condition
 * that nothing was recorded since the reading: so no state in between is judged or overwritten, however many write at once.
 * What was recorded meanwhile and leaves the sender's view as it was is no reason to refuse.
 */
async function revise(context: Context, request: Request, change: Change): Promise<Revised> {
  const viewer = requireViewer(context.viewer);
  const { reason: asked } = request.query;
  const reason = typeof asked === 'string' && asked !== '' ? asked : 'EN 18222 update';
  const key = keyOf(request);
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const battery = await findDpp(context, identifierOf(request));
    if (!battery) return { refusal: noPassport, status: 404 };
    const dpp = await dppOf(context, battery);
    const commandId = referenceFor(viewer, key ?? context.newId());
    const earlier = key === undefined ? undefined : await recordedAs(context, commandId);
    if (earlier) {
      const { id, type, data } = earlier;
      const same = id === battery.id && type === 'PassportRevised' && change.isSame(patchIn(data), dpp);
      return same ? { dpp } : refusedAs(keyReused);
    }
    if (isOutdated(request, dpp)) return { refusal: changedSince, status: 412 };
    const patch = change.patch(dpp);
    if (patch && isRefusal(patch)) return refusedAs(patch);
    if (!patch) return { dpp };
    const command = { commandId, battery: battery.id, patch, reason, expectedVersion: battery.version };
    const outcome = await record.revisePassport(context, command as Parameters<typeof record.revisePassport>[1]);
    if (!('code' in outcome) || outcome.code === 'NOTHING_CHANGED') {
      const now = await context.ledger.views.subject<Battery>('battery', battery.id);
      return { dpp: await dppOf(context, now ?? battery) };
    }
    if (!raced.has(outcome.code)) return refusedAs(withoutPatch(outcome));
  }
  return { refusal: changedSince, status: 409 };
}

/** Somebody else, or the same attempt under the same key, was faster. */
const raced: ReadonlySet<string> = new Set(['CHANGED_SINCE', 'COMMAND_ID_REUSED']);

function refusedAs(refusal: Refusal): Revised {
  return { refusal, status: statusOf(refusal) };
}

/** What a command of this firm was recorded as; its id has the firm in it. */
async function recordedAs({ storage }: Context, commandId: string) {
  return (await storage.findCommand(commandId))?.entries[0];
}

function patchIn(data: object): object {
  return (data as { patch?: object }).patch ?? {};
}

function isRefusal(value: object): value is Refusal {
  return 'code' in value && 'message' in value;
}

/** RFC 9110 §13.1.1: who has read a passport may insist that it is still as they read it. */
function isOutdated({ headers }: Request, dpp: Dpp): boolean {
  const wanted = headers['if-match'];
  return wanted !== undefined && wanted !== '*' && !wanted.split(',').some((tag) => tag.trim() === tagOf(dpp));
}

function refuse({ now }: Context, response: Response, refusal: Refusal, pointerOf: (path: string) => string): void {
  const path = refusal.path === undefined ? undefined : pointerOf(refusal.path);
  answerRefusal(response, statusOf(refusal), { ...refusal, ...(path !== undefined && { path }) }, now());
}

/** Where in the body it is. */
function withoutPatch(refusal: Refusal): Refusal {
  return refusal.path === undefined ? refusal : { ...refusal, path: refusal.path.replace(/^\/patch/, '') };
}

/** What a body says of our sections. The envelope may be repeated as it is, but says nothing that could be changed. */
function patchOf({ envelope }: Dpp, body: Record<string, unknown>): object | Refusal {
  const { elements, ...rest } = body;
  const found = elements === undefined ? {} : objectOfElements(elements, new Map());
  if (!found) return refusal('INVALID_INPUT', { ...inputCases.elements, path: '/elements' });
  const said = Object.entries({ ...rest, ...found });
  const isSection = (name: string) => sectionNames.some((section) => section === name);
  for (const [name, value] of said) {
    if (isSection(name) || name === 'withheld' || name === 'lastUpdated') continue;
    if (!Object.hasOwn(envelope, name)) return unknownMember(name);
    if (canonicalSafely(value) !== canonicalSafely(envelope[name])) return fixedMember(name);
  }
  const patch = said.filter(([name]) => isSection(name));
  return patch.length > 0 ? Object.fromEntries(patch) : nothingSaid;
}

/** The value of an element in either form; undefined when the body has none. */
function newValue(body: Record<string, unknown>, name: string): unknown {
  if (!('objectType' in body)) return body.value;
  const found = objectOfElements([{ ...body, elementId: name }], new Map());
  return found && (found as Record<string, unknown>)[name];
}

/** RFC 8785 where there is such a text; what has none (half a character) is refused when it is validated. */
function canonicalSafely(document: unknown): string {
  try {
    return canonicalJson(document);
  } catch {
    return '';
  }
}

/** `Idempotency-Key` as browsers and gateways send it. */
function keyOf({ headers }: Request): string | undefined {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && key !== '' ? `key ${key.slice(0, 500)}` : undefined;
}

const unknownMember = (name: string): Refusal =>
  refusal('INVALID_INPUT', {
    ...inputCases.noElementCalled(name.slice(0, 80)),
    path: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  });
const fixedMember = (name: string): Refusal =>
  refusal('FIXED_FOR_GOOD', { property: name, path: `/${name}`, source: '2023/1542 Art. 77(3)' });
const nothingSaid = refusal('INVALID_INPUT', { ...inputCases.nothingSaid, path: '' });
const changedSince = refusal('CHANGED_SINCE');
const keyReused = refusal('COMMAND_ID_REUSED', commandIdReused.change);
const noValue = refusal('INVALID_INPUT', { ...inputCases.noValue, path: '/value' });
const notInSection = refusal('ELEMENT_PATH', { ...elementPath.notInSection, path: '' });
const stays = refusal('PASSPORT_STAYS', { path: '/recycledAt', source: '2023/1542 Art. 77(8)' });
