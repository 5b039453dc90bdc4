import { newId } from '#api/ledger/new-id.ts';
import type { Commands, Passport } from '#schemas/generated/types.ts';
import { aPassport, type FirmName, type Installation } from './installation.ts';

type SecondLife = Commands['issueSecondLifePassport'];

/** All evidence that any of the four operations asks for. */
const evidence: SecondLife['evidence'] = {
  test: { report: 'PB-2026-114', remainingCapacityPercent: 93, cellSpreadPercent: 2.1 },
  qualityAndSafety: 'QM-Handbuch 4.2',
  transfer: { kind: 'contractOfSale', reference: 'KV-2026-77' },
  transportProtection: 'Verpackung nach P903',
};

/** A command for a second life of these batteries, each used whole if no share is given. */
export function aSecondLife(
  operation: SecondLife['operation'],
  predecessors: (string | SecondLife['predecessors'][number])[],
  change: { id?: string; general?: Partial<Passport['general']>; evidence?: Partial<SecondLife['evidence']> } = {},
): Omit<SecondLife, 'commandId'> & { id: string } {
  const id = change.id ?? newId();
  const keepsPurpose = operation === 'remanufacturing' || operation === 'preparationForReUse';
  const passport = aPassport(id, {
    category: keepsPurpose ? 'ev' : 'stationary',
    modelIdentifier: 'ZL-10',
    ...change.general,
  });
  return {
    id,
    operation,
    predecessors: predecessors.map((battery) => (typeof battery === 'string' ? { battery } : battery)),
    passport,
    evidence: { ...evidence, ...change.evidence },
  };
}

/** A battery in a firm's hands that it has declared waste; the recycler in the region answers for it then. */
export async function aWasteBattery(region: Installation, firm: FirmName): Promise<string> {
  const battery = await region.removed(firm);
  await declareWaste(region, firm, battery);
  return battery;
}

export function declareWaste(region: Installation, firm: FirmName, battery: string): Promise<void> {
  const recipient = region.id.takeBack;
  return region.does(firm, 'declareWaste', {
    battery,
    recipientKind: 'producerResponsibilityOrganisation',
    recipient,
  });
}

/** Makes a second-life battery from these and answers with its id. */
export async function made(
  region: Installation,
  operation: SecondLife['operation'],
  predecessors: Parameters<typeof aSecondLife>[1],
): Promise<string> {
  const command = aSecondLife(operation, predecessors);
  await region.does('secondLife', 'issueSecondLifePassport', command);
  return command.id;
}

/** Takes a battery out of where it is in use, declares it waste and recycles it, all by the recycler. */
export async function recycled(region: Installation, battery: string): Promise<void> {
  const { removal, custodian, status } = await region.battery(battery);
  if (!removal && !custodian)
    await region.does('recycler', 'registerRemoval', { battery, condition: { condition: 'intact' }, from: 'Speicher' });
  if (status !== 'waste') await declareWaste(region, 'recycler', battery);
  await region.does('recycler', 'recordRecycling', { battery });
}
