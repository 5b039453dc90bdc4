import { type Assessment, assess, type Look, signsOf } from '#schemas/assessment.ts';
import { transportAdvice } from '#schemas/transport-advice.ts';
import type { CommandName } from '#schemas/validate.ts';
import type { CommandInputs, ConditionInput, HandoffStatus } from './generated/graphql.ts';
import type { OutboxItem } from './outbox.ts';
import type { BatteryRecord, HandoffRecord, SafetyRecord } from './records.ts';
import { camelCase, upperSnake } from './spelling.ts';
import { language } from './texts/language.ts';

/**
 * A battery as it is once everything kept here has been sent. So a battery found damaged without a network changes its
 * colour, its packing rule and the next steps at once, and not only when the service has heard of it.
 */
export function withPending<Known extends BatteryRecord>(battery: Known, items: readonly OutboxItem[]): Known {
  return items
    .filter(({ subjects, state }) => subjects.includes(battery.id) && state === 'waiting')
    .reduce((soFar, item) => applied(soFar, item), battery);
}

/** The commands by which a handoff goes on. */
export type HandoffCommand =
  | 'acceptHandoff'
  | 'refuseHandoff'
  | 'withdrawHandoff'
  | 'dispatchHandoff'
  | 'receiveHandoff';

const handoffAfter: Readonly<Record<HandoffCommand, HandoffStatus> & { [Name in CommandName]?: HandoffStatus }> = {
  acceptHandoff: 'ACCEPTED',
  refuseHandoff: 'REFUSED',
  withdrawHandoff: 'WITHDRAWN',
  dispatchHandoff: 'DISPATCHED',
  receiveHandoff: 'RECEIVED',
};

/** A handoff as it is once everything kept here has been sent: what was done without a network is not asked for again. */
export function handoffWithPending(handoff: HandoffRecord, items: readonly OutboxItem[]): HandoffRecord {
  const done = items
    .filter(({ subjects, state }) => state === 'waiting' && subjects.includes(handoff.id))
    .flatMap(({ name }) => handoffAfter[name] ?? []);
  const last = done.at(-1);
  return last ? { ...handoff, handoffStatus: last, handoffSteps: [] } : handoff;
}

function applied<Known extends BatteryRecord>(battery: Known, item: OutboxItem): Known {
  switch (item.name) {
    case 'registerRemoval':
      return removed(reported(battery, item.input.condition, item), item);
    case 'recordCondition':
      return reported(battery, item.input.condition, item);
    case 'recordMeasurements':
      return reported(battery, signsIn(item.input), item);
    case 'recordInspection':
      return reported(battery, item.input.condition, item, true);
    case 'declareWaste':
      return repacked({ ...battery, status: 'WASTE', allowedSteps: without(battery, 'declareWaste') });
    case 'transferResponsibility':
      return { ...battery, allowedSteps: without(battery, 'transferResponsibility') };
    case 'recordRecycling':
      return { ...battery, allowedSteps: [] };
    case 'issueSecondLifePassport':
      return usedUp(battery, item.input) ? { ...battery, allowedSteps: [] } : battery;
    case 'offerHandoff': {
      const receiver = { id: item.input.receiver, name: item.title, roles: [] };
      const openHandoff = { id: item.input.id ?? '', number: '', status: 'OFFERED' as const, receiver };
      return { ...battery, openHandoff, allowedSteps: without(battery, 'offerHandoff') };
    }
    default:
      return battery;
  }
}

const without = ({ allowedSteps }: BatteryRecord, done: string): string[] =>
  allowedSteps.filter((step) => step !== done);

/** Whether the whole of a battery goes into the one this command makes. */
function usedUp({ id }: BatteryRecord, { predecessors }: CommandInputs['issueSecondLifePassport']): boolean {
  return predecessors.some(({ battery, sharePercent }) => battery === id && (sharePercent ?? 100) >= 100);
}

function removed<Known extends BatteryRecord>(battery: Known, { input, keptAt }: OutboxItem<'registerRemoval'>): Known {
  const massKg = input.massKg ?? battery.massKg;
  const removal = { removedAt: keptAt, from: battery.installedInVin, massKg };
  return { ...battery, massKg, removal, allowedSteps: [...without(battery, 'registerRemoval'), 'offerHandoff'] };
}

/** What a report says of the condition, in GraphQL's spelling. */
type Report = Pick<ConditionInput, 'condition' | 'flags' | 'isolation' | 'measuredAt'>;

/** With what a report makes of the condition, by the rule of the service. `afresh`: an inspection replaces what was before. */
function reported<Known extends BatteryRecord>(
  battery: Known,
  report: Report,
  { keptAt }: OutboxItem,
  afresh = false,
): Known {
  const { condition, flags, isolation } = battery.safety;
  const before = {
    condition: camelCase(condition),
    flags: flags.map(camelCase),
    isolation: camelCase(isolation),
  };
  const after = assess(before, lookOf(report), keptAt, afresh);
  const safety: SafetyRecord = {
    ...battery.safety,
    condition: upperSnake(after.condition),
    // What was reported here is seen; that it is sound may still be contradicted by what is withheld.
    conditionWithheld: battery.safety.conditionWithheld && !isHarm(after.condition),
    flags: after.flags.map(upperSnake),
    isolation: upperSnake(after.isolation),
    assessedAt: after.assessedAt ?? battery.safety.assessedAt,
  };
  return repacked({ ...battery, safety });
}

const isHarm = (condition: Assessment['condition']): boolean => condition === 'damaged' || condition === 'critical';

/** A report in the words of the rules. */
const lookOf = ({ condition, flags, isolation, measuredAt }: Report): Look => ({
  condition: condition && camelCase(condition),
  flags: flags?.map(camelCase),
  isolation: isolation && camelCase(isolation),
  measuredAt,
});

/** The signs of damage that events which harmed a battery stand for. */
function signsIn({ events }: CommandInputs['recordMeasurements']): Report {
  const flags = signsOf((events ?? []).map(({ kind }) => ({ kind: camelCase(kind) })));
  return flags.length > 0 ? { flags: flags.map(upperSnake) } : {};
}

const repacked = <Known extends BatteryRecord>(battery: Known): Known => ({
  ...battery,
  safety: { ...battery.safety, transport: { wasteCode: null, ...adviceFor(battery, battery.safety.condition) } },
});

function adviceFor(battery: BatteryRecord, condition: SafetyRecord['condition']) {
  const goods = {
    condition: battery.safety.conditionWithheld ? ('withheld' as const) : camelCase(condition),
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
    conditionWithheld: false,
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
