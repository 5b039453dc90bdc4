import type { Request, Response } from 'express';
import { type Refusal, refusal, refusalText } from '#schemas/refusal.ts';
import { registrationNotKept } from '#schemas/refusals/interface-cases.ts';
import { dayInGermany } from '#schemas/waste-codes.ts';
import { referenceFor } from '../../asking/answer.ts';
import type { Context } from '../../asking/context.ts';
import type { SubjectView } from '../../ledger/subject.ts';
import { isMandated } from '../../passports/commands.ts';
import { whyNoRegistration } from '../../passports/decide/registration.ts';
import type { Battery } from '../../passports/state/battery.ts';
import { record, requireCommand } from '../../record/record.ts';
import { readObject } from './body.ts';
import { isPartOf } from './element-path.ts';
import { findDpp } from './find-dpp.ts';
import { answerUnknown } from './read-dpp.ts';
import type { RegistryClient } from './registry-client.ts';
import { registryEntryOf } from './registry-entry.ts';
import { answerRefusal, type ErrorStatus, statusOf } from './result.ts';

type Answer = { registrationId: string; isNew: boolean } | { status: ErrorStatus; refusal: Refusal };

/**
 * RegisterProductDPP (EN 18222 §5.2): brings a passport into the registry this installation is set to, for who answers for it,
 * and keeps under which number it stands there. Nothing is called registered that the registry has not given a number.
 */
export function createRegisterDpp(registry: RegistryClient | undefined) {
  /** By battery: asked twice at once, the registry is told once. */
  const underWay = new Map<string, Promise<Answer>>();

  return async (context: Context, request: Request, response: Response): Promise<void> => {
    const viewer = requireCommand(context.viewer, 'recordRegistration');
    if (!registry) return answerRefusal(response, 501, noRegistry, context.now());
    const body = await readObject(request);
    if ('status' in body) return answerRefusal(response, body.status, body.refusal, context.now());
    // By which of its identifiers the battery is named is up to the sender; the rest has to be as the passport says.
    const { digitalProductPassportId: passport, uniqueProductIdentifier: unit = passport, ...said } = body.object;
    const battery = await findDpp(context, String(passport ?? unit ?? ''));
    if (!battery || (await findDpp(context, String(unit)))?.id !== battery.id) return answerUnknown(context, response);
    const day = dayInGermany(context.now().toISOString());
    const mandated = await isMandated(context.ledger.views, battery.state.operator, viewer, 'issue', day);
    const refusal = whyNoRegistration(battery.state, viewer, mandated);
    if (refusal) return answerRefusal(response, statusOf(refusal), refusal, context.now());

    const registering = underWay.get(battery.id) ?? register(registry, context, battery, said);
    underWay.set(battery.id, registering);
    const answer = await registering.finally(() => underWay.delete(battery.id));
    if ('refusal' in answer) return answerRefusal(response, answer.status, answer.refusal, context.now());
    const { registrationId, isNew } = answer;
    response
      .status(isNew ? 201 : 200)
      .set('cache-control', 'no-store')
      .json({ registrationId });
  };
}

async function register(
  registry: RegistryClient,
  context: Context,
  battery: SubjectView<Battery>,
  said: object,
): Promise<Answer> {
  const known = battery.state.registrations?.findLast((one) => one.registry === registry.url);
  if (known) return { registrationId: known.registrationId, isNew: false };
  const entry = await registryEntryOf(context, battery);
  if ('code' in entry) return { status: 409, refusal: entry };
  if (!isPartOf(said, entry)) return { status: 409, refusal: contradicts };
  const answer = await registry.register(entry);
  if (answer.kind === 'refused') return { status: 409, refusal: refusedThere(answer.said) };
  if (answer.kind === 'unclear') return { status: 502, refusal: unclearThere(answer.said) };
  const { registrationId } = answer;
  const commandId = referenceFor(
    requireCommand(context.viewer, 'recordRegistration'),
    `registered ${battery.id} ${registry.url} ${registrationId}`,
  );
  const command = { commandId, battery: battery.id, registry: registry.url, registrationId };
  const outcome = await record.recordRegistration(context, command);
  if ('code' in outcome && outcome.code !== 'ALREADY_REGISTERED')
    return { status: 409, refusal: notKept(registrationId, outcome) };
  return { registrationId, isNew: true };
}

const noRegistry = refusal('NO_REGISTRY', { source: '(EU) 2026/1778 Art. 8' });
const contradicts = refusal('ENTRY_CONTRADICTS', { source: '(EU) 2026/1778 Art. 8(7)' });
const refusedThere = (said: string): Refusal =>
  refusal('REGISTRY_REFUSED', { said, source: '(EU) 2026/1778 Art. 8(7)' });
const unclearThere = (said: string): Refusal => refusal('REGISTRY_UNCLEAR', { said });
const notKept = (registrationId: string, why: Refusal): Refusal =>
  refusal(
    'REGISTRATION_NOT_KEPT',
    registrationNotKept(registrationId, { de: refusalText(why, 'de'), en: refusalText(why, 'en') }),
  );
