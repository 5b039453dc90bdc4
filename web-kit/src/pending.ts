import { transportAdvice } from '#schemas/transport-advice.ts';
import type { OutboxItem } from './outbox.ts';
import type { BatteryRecord, SafetyRecord } from './records.ts';
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

interface ReportedCondition {
  condition?: SafetyRecord['condition'];
  flags?: string[];
  isolation?: SafetyRecord['isolation'];
}

function applied<Known extends BatteryRecord>(battery: Known, { name, input, keptAt, title }: OutboxItem): Known {
  if (name === 'registerRemoval') {
    const massKg = (input.massKg as number | undefined) ?? battery.massKg;
    return {
      ...battery,
      massKg,
      safety: withReport(battery, input.condition as ReportedCondition, keptAt),
      removal: { removedAt: keptAt, from: battery.installedInVin, massKg },
      allowedSteps: [...battery.allowedSteps.filter((step) => step !== 'registerRemoval'), 'offerHandoff'],
    };
  }
  if (name === 'offerHandoff') {
    const receiver = { id: String(input.receiver), name: title, roles: [] };
    return {
      ...battery,
      openHandoff: { id: String(input.id), number: '', status: 'OFFERED', receiver },
      allowedSteps: battery.allowedSteps.filter((step) => step !== 'offerHandoff'),
    };
  }
  return battery;
}

function withReport(battery: BatteryRecord, report: ReportedCondition, at: string): SafetyRecord {
  const { safety } = battery;
  const condition = report.condition ?? safety.condition;
  return {
    ...safety,
    condition,
    flags: report.flags ?? safety.flags,
    isolation: report.isolation ?? safety.isolation,
    assessedAt: at,
    transport: { wasteCode: null, ...adviceFor(battery, condition) },
  };
}

function adviceFor(battery: BatteryRecord, condition: SafetyRecord['condition']) {
  const goods = {
    condition: camelCase(condition) as 'intact',
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
