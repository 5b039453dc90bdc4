import { type Assessment, assess, type Look, signsOf } from '#schemas/assessment.ts';
import { transportAdvice } from '#schemas/transport-advice.ts';
import type { OutboxItem } from './outbox.ts';
import type { BatteryRecord, HandoffRecord, SafetyRecord } from './records.ts';
import { camelCase, language } from './texts/language.ts';

/**
 * A battery as it is once everything kept here has been sent. So a battery found damaged without a network changes its
 * colour, its packing rule and the next steps at once, and not only when the service has heard of it.
 */
export function withPending<Known extends BatteryRecord>(battery: Known, items: readonly OutboxItem[]): Known {
  return items
    .filter(({ subjects, state }) => subjects.includes(battery.id) && state === 'waiting')
    .reduce((soFar, item) => applied(soFar, item), battery);
}

const handoffAfter: Readonly<Record<string, string>> = {
  acceptHandoff: 'ACCEPTED',
  refuseHandoff: 'REFUSED',
  withdrawHandoff: 'WITHDRAWN',
  dispatchHandoff: 'DISPATCHED',
  receiveHandoff: 'RECEIVED',
};

/** A handoff as it is once everything kept here has been sent: what was done without a network is not asked for again. */
export function handoffWithPending(handoff: HandoffRecord, items: readonly OutboxItem[]): HandoffRecord {
  const done = items.filter(
    ({ name, subjects, state }) => name in handoffAfter && state === 'waiting' && subjects.includes(handoff.id),
  );
  const last = done.at(-1);
  return last ? { ...handoff, handoffStatus: handoffAfter[last.name] as string, handoffSteps: [] } : handoff;
}

function applied<Known extends BatteryRecord>(battery: Known, item: OutboxItem): Known {
  const { input } = item;
  switch (item.name) {
    case 'registerRemoval':
      return removed(reported(battery, item), item);
    case 'recordCondition':
      return reported(battery, item);
    case 'recordMeasurements':
      return reported(battery, withSigns(item));
    case 'recordInspection':
      return reported(battery, item, true);
    case 'declareWaste':
      return repacked({ ...battery, status: 'WASTE', allowedSteps: without(battery, 'declareWaste') });
    case 'transferResponsibility':
      return { ...battery, allowedSteps: without(battery, 'transferResponsibility') };
    case 'recordRecycling':
      return { ...battery, allowedSteps: [] };
    case 'issueSecondLifePassport':
      return usedUp(battery, input) ? { ...battery, allowedSteps: [] } : battery;
    case 'offerHandoff': {
      const receiver = { id: String(input.receiver), name: item.title, roles: [] };
      const openHandoff = { id: String(input.id), number: '', status: 'OFFERED', receiver };
      return { ...battery, openHandoff, allowedSteps: without(battery, 'offerHandoff') };
    }
    default:
      return battery;
  }
}

const without = ({ allowedSteps }: BatteryRecord, done: string): string[] =>
  allowedSteps.filter((step) => step !== done);

/** Whether the whole of a battery goes into the one this command makes. */
function usedUp({ id }: BatteryRecord, { predecessors }: OutboxItem['input']): boolean {
  const parts = Array.isArray(predecessors) ? predecessors : [];
  return parts.some(({ battery, sharePercent }) => battery === id && (sharePercent ?? 100) >= 100);
}

function removed<Known extends BatteryRecord>(battery: Known, { input, keptAt }: OutboxItem): Known {
  const massKg = (input.massKg as number | undefined) ?? battery.massKg;
  const removal = { removedAt: keptAt, from: battery.installedInVin, massKg };
  return { ...battery, massKg, removal, allowedSteps: [...without(battery, 'registerRemoval'), 'offerHandoff'] };
}

/** With what a report makes of the condition, by the rule of the service. `afresh`: an inspection replaces what was before. */
function reported<Known extends BatteryRecord>(battery: Known, { input, keptAt }: OutboxItem, afresh = false): Known {
  const { condition, flags, isolation } = battery.safety;
  const before = inCamelCase({ condition, flags, isolation }) as Assessment;
  const after = assess(before, inCamelCase(input.condition as Look), keptAt, afresh);
  const safety: SafetyRecord = {
    ...battery.safety,
    condition: upperSnake(after.condition) as SafetyRecord['condition'],
    // What was reported here is seen; that it is sound may still be contradicted by what is withheld.
    conditionWithheld: battery.safety.conditionWithheld === true && !isHarm(after.condition),
    flags: after.flags.map(upperSnake),
    isolation: upperSnake(after.isolation) as SafetyRecord['isolation'],
    assessedAt: after.assessedAt ?? battery.safety.assessedAt,
  };
  return repacked({ ...battery, safety });
}

const isHarm = (condition: Assessment['condition']): boolean => condition === 'damaged' || condition === 'critical';

/** Events that harmed a battery as the look they stand for. */
function withSigns(item: OutboxItem): OutboxItem {
  const events = Array.isArray(item.input.events) ? item.input.events : [];
  const flags = signsOf(events.map(({ kind }) => ({ kind: camelCase(String(kind)) as 'other' })));
  return { ...item, input: { condition: flags.length > 0 ? { flags } : {} } };
}

/** The words of a look as the rules spell them. */
function inCamelCase({ condition, flags, isolation }: { [Part in keyof Look]?: unknown }): Look {
  const word = (value: unknown) => (typeof value === 'string' ? camelCase(value) : undefined);
  const found = Array.isArray(flags) ? flags.map((flag) => camelCase(String(flag))) : undefined;
  return { condition: word(condition), flags: found, isolation: word(isolation) } as Look;
}

const upperSnake = (word: string): string => word.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

const repacked = <Known extends BatteryRecord>(battery: Known): Known => ({
  ...battery,
  safety: { ...battery.safety, transport: { wasteCode: null, ...adviceFor(battery, battery.safety.condition) } },
});

function adviceFor(battery: BatteryRecord, condition: SafetyRecord['condition']) {
  const goods = {
    condition: battery.safety.conditionWithheld ? ('withheld' as const) : (camelCase(condition) as 'intact'),
    chemistry: battery.safety.chemistry ?? undefined,
    waste: battery.status === 'WASTE',
    massKg: battery.massKg ?? undefined,
  };
  return transportAdvice(goods, new Date().toISOString().slice(0, 10), language.value);
}

/** What is known of a battery nobody could ask about: nothing, and that is treated as damaged. */
export function unknownSafety(): SafetyRecord {
  const transport = transportAdvice(
    { condition: 'unknown', waste: false },
    new Date().toISOString().slice(0, 10),
    language.value,
  );
  return {
    condition: 'UNKNOWN',
    flags: [],
    isolation: 'UNKNOWN',
    assessedAt: null,
    chemistry: null,
    nominalVoltageV: null,
    maximumVoltageV: null,
    highVoltage: true,
    extinguishingAgents: [],
    removalSteps: [],
    tools: [],
    warnings: [],
    removalManual: null,
    transport: { wasteCode: null, ...transport },
  };
}
