import type { TellableEvent, ToldFirm } from '../lines/story.ts';

/** The two contexts every UNTP 0.7.0 credential begins with. */
export const untpContext = [
  'https://www.w3.org/ns/credentials/v2',
  'https://vocabulary.uncefact.org/untp/0.7.0/context/',
];

/** The scheme our own activities are words of. */
export const activityScheme = 'https://kreispass.example/terms/';

/** How a UNTP event tells an entry: which of its three kinds, under which activity, and what becomes of the battery. */
export interface Activity {
  kind: 'MakeEvent' | 'MoveEvent' | 'ModifyEvent';
  name: string;
  /** `disposition` of the product. */
  disposition?:
    | 'new'
    | 'inTransit'
    | 'active'
    | 'repaired'
    | 'recalled'
    | 'expired'
    | 'consumed'
    | 'recycled'
    | 'disposed';
}

/** Our entries ↔ UNTP 0.7.0 lifecycle events; null for what is no event of the product: slips offered, data corrected. */
const activities: { readonly [Type in TellableEvent]: Activity | null } = {
  PassportIssued: { kind: 'MakeEvent', name: 'Battery made', disposition: 'new' },
  SecondLifePassportIssued: { kind: 'MakeEvent', name: 'Battery prepared for a second life', disposition: 'new' },
  BatteryConsumed: { kind: 'MakeEvent', name: 'Battery used for another one', disposition: 'consumed' },
  BatteryRecycled: { kind: 'MakeEvent', name: 'Battery recycled', disposition: 'recycled' },
  BatteryRemoved: { kind: 'ModifyEvent', name: 'Battery removed' },
  ConditionRecorded: { kind: 'ModifyEvent', name: 'Condition measured' },
  MeasurementsRecorded: { kind: 'ModifyEvent', name: 'Measurements received' },
  NegativeEventsRecorded: { kind: 'ModifyEvent', name: 'Harm recorded' },
  InspectionRecorded: { kind: 'ModifyEvent', name: 'Battery inspected' },
  RepairRecorded: { kind: 'ModifyEvent', name: 'Battery repaired', disposition: 'repaired' },
  WasteDeclared: { kind: 'ModifyEvent', name: 'Battery declared waste', disposition: 'disposed' },
  ResponsibilityTransferred: { kind: 'ModifyEvent', name: 'Responsibility transferred' },
  PassportCeased: { kind: 'ModifyEvent', name: 'Passport ended' },
  CustodyTransferred: { kind: 'MoveEvent', name: 'Battery handed over', disposition: 'active' },
  PassportRevised: null,
  PassportRegistered: null,
  ItemReserved: null,
  ItemReleased: null,
  HandoffDispatched: null,
};

/** How UNTP tells an entry of this type; undefined when it does not. */
export function activityOf(type: string): Activity | undefined {
  return (Object.hasOwn(activities, type) && activities[type as TellableEvent]) || undefined;
}

/** A firm as a party or a place of UNTP. */
export function named(type: 'Party' | 'Facility', id: string, firm: ToldFirm | undefined): object {
  const country = type === 'Party' && firm?.country ? { registrationCountry: { countryCode: firm.country } } : {};
  return { type: [type], id, name: firm?.name ?? id, ...country };
}
