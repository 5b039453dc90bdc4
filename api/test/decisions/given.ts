import { expect } from 'vitest';
import type { Component } from '#api/components/state/component.ts';
import { keptComponent } from '#api/components/state/component.ts';
import { type Handoff, keptHandoff } from '#api/handoffs/state/handoff.ts';
import type { Decision } from '#api/ledger/decision.ts';
import type { EntryAbout, EventType, NewEntry, SubjectKind } from '#api/ledger/entry.ts';
import type { KeptSubject } from '#api/ledger/subject.ts';
import { type Battery, keptBattery } from '#api/passports/state/battery.ts';
import { keptVehicle, type Vehicle } from '#api/vehicles/state/vehicle.ts';
import type { EventsOf } from '#schemas/generated/entries.ts';
import type { Condition, Events, Passport } from '#schemas/generated/types.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { validateEvent, validatePassport } from '#schemas/validate.ts';
import { type FirmName, ids, vin } from './firms.ts';

/** Something that happened: type, data, and who did it (the manufacturer if not said). */
export type Happened<Type extends EventType = EventType> = {
  [Each in Type]: { type: Each; data: Events[Each]; by?: FirmName; at?: string };
}[Type];

/** What a subject is after all this has happened to it. Every entry is one the ledger would take. */
export function madeOf<Kind extends SubjectKind, State extends object>(
  subject: KeptSubject<Kind, State>,
  id: string,
  happened: Happened<EventsOf[Kind]>[],
): State {
  let state: State | undefined;
  for (const [
    index,
    { type, data, by = 'manufacturer', at = `2026-11-${10 + index}T09:00:00.000Z` },
  ] of happened.entries()) {
    expect(validateEvent(type, data), `${type} of the test itself`).toBeUndefined();
    const entry: object = {
      kind: subject.kind,
      id,
      type,
      data,
      position: index,
      commit: index + 1,
      version: index + 1,
      commandId: `test-${index}`,
      actor: { organisation: ids[by] },
      salt: 'grain',
      recordedAt: at,
      occurredAt: at,
    };
    state = subject.evolve(state, entry as EntryAbout<Kind>);
  }
  return state as State;
}

export function aPassport(general: Partial<Passport['general']> = {}, sections: Partial<Passport> = {}): Passport {
  const passport: Passport = {
    general: {
      uniqueIdentifier: 'https://id.example/01/09521234010012/21/LE-0001',
      manufacturer: { name: 'Musterbatterie GmbH' },
      category: 'ev',
      modelIdentifier: 'LT-62',
      serialNumber: 'LE-0001',
      massKg: 412,
      ...general,
    },
    materials: { chemistry: 'Li-NMC' },
    performance: { nominalVoltageV: 355, maximumVoltageV: 403 },
    ...sections,
  };
  return passport;
}

export function aBattery(...later: Happened<EventsOf['battery']>[]): Battery {
  const passport = aPassport();
  expect(validatePassport(passport)).toBeUndefined();
  const issued = {
    passportId: passport.general.uniqueIdentifier,
    uniqueIdentifier: passport.general.uniqueIdentifier,
    category: passport.general.category,
    passport,
    keys: ['gs1:01/09521234010012/21/LE-0001'],
    installedIn: { vin },
  };
  return madeOf(keptBattery, ids.battery, [{ type: 'PassportIssued', data: issued }, ...later]);
}

export function removed(
  change: { by?: FirmName; condition?: Condition; massKg?: number } = {},
): Happened<'BatteryRemoved'> {
  const { by = 'dismantler', condition = { condition: 'intact', isolation: 'ok' }, massKg = 412 } = change;
  return {
    type: 'BatteryRemoved',
    by,
    data: { from: vin, vehicle: ids.vehicle, condition, massKg, custodian: ids[by] },
  };
}

export function aRemovedBattery(
  change: Parameters<typeof removed>[0] = {},
  ...later: Happened<EventsOf['battery']>[]
): Battery {
  return aBattery(removed(change), ...later);
}

export function declaredWaste(by: FirmName = 'dismantler'): Happened<'WasteDeclared'> {
  return { type: 'WasteDeclared', by, data: { recipientKind: 'selectedWasteOperator', recipient: ids.recycler } };
}

export function reserved(handoff: string = ids.handoff): Happened<'ItemReserved'> {
  return { type: 'ItemReserved', by: 'dismantler', data: { handoff, receiver: ids.recycler } };
}

export function aVehicle(change: { by?: FirmName; vin?: string; id?: string } = {}): Vehicle {
  const { by = 'dismantler', id = ids.vehicle } = change;
  return madeOf(keptVehicle, id, [
    { type: 'VehicleReceived', by, data: { vin: change.vin ?? vin, custodian: ids[by] } },
  ]);
}

export function aComponent(...later: Happened<EventsOf['component']>[]): Component {
  const data: Events['ComponentRegistered'] = {
    vehicle: ids.vehicle,
    kind: 'driveMotor',
    title: 'Antriebsmotor',
    custodian: ids.dismantler,
  };
  return madeOf(keptComponent, ids.component, [{ type: 'ComponentRegistered', by: 'dismantler', data }, ...later]);
}

export function aHandoff(...later: Happened<EventsOf['handoff']>[]): Handoff {
  const data: Events['HandoffOffered'] = {
    sender: ids.dismantler,
    receiver: ids.recycler,
    items: [{ kind: 'battery', id: ids.battery }],
    purpose: 'recycling',
    waste: true,
  };
  return madeOf(keptHandoff, ids.handoff, [{ type: 'HandoffOffered', by: 'dismantler', data }, ...later]);
}

export const accepted: Happened<'HandoffAccepted'> = { type: 'HandoffAccepted', by: 'recycler', data: {} };

export function dispatched(massKg = 412): Happened<'HandoffDispatched'> {
  return {
    type: 'HandoffDispatched',
    by: 'dismantler',
    data: { massKg, carrier: 'Spedition Muster', packedAsAdvised: true },
  };
}

/** The entries of a decision that has to be a yes, each of which the ledger would take. */
export function entriesOf(decision: Decision): [NewEntry, ...NewEntry[]] {
  if (!decision.accepted) throw new Error(`Refused: ${decision.refusal.code} ${decision.refusal.message}`);
  for (const { type, data } of decision.entries) expect(validateEvent(type, data), type).toBeUndefined();
  return decision.entries as [NewEntry, ...NewEntry[]];
}

/** What the first entry of this type says; it has to be there. */
export function dataOf<Type extends EventType>(entries: readonly NewEntry[], type: Type): Events[Type] {
  const found = entries.find((entry) => entry.type === type);
  if (!found) throw new Error(`No ${type} among ${entries.map((entry) => entry.type).join(', ')}`);
  return found.data as Events[Type];
}

/** The refusal of a decision that has to be a no. */
export function refusalOf(decision: Decision): Refusal {
  if (decision.accepted) throw new Error(`Accepted: ${decision.entries.map(({ type }) => type).join(', ')}`);
  return decision.refusal;
}

/** What entries make of a battery. */
export function evolved(battery: Battery, entries: NewEntry[], by: FirmName): Battery {
  return entries
    .filter((entry) => entry.kind === 'battery')
    .reduce((state, entry, index) => {
      const at = '2026-11-20T10:00:00.000Z';
      const numbers = { position: 100 + index, commit: 50, version: 10 + index, commandId: 'test-then' };
      const written = {
        ...entry,
        ...numbers,
        actor: { organisation: ids[by] },
        salt: 'grain',
        recordedAt: at,
        occurredAt: at,
      };
      return keptBattery.evolve(state, written as EntryAbout<'battery'>);
    }, battery);
}
