import type { Events } from '#schemas/generated/types.ts';
import type { Interest } from '../access/interest.ts';
import type { OrganisationRole } from '../access/viewer.ts';
import type { Entry } from '../ledger/entry.ts';
import type { Subject } from '../ledger/subject.ts';
import type { Mandate } from './mandates.ts';

export interface PostalAddress {
  street: string;
  postalCode: string;
  city: string;
  country: string;
}

/** A firm or authority. Its people and devices appear as random references; who they are is kept in the private store. */
export interface Organisation {
  id: string;
  name: string;
  roles: OrganisationRole[];
  address?: PostalAddress;
  gln?: string;
  wasteRegisterNumber?: string;
  demo: boolean;
  members: string[];
  devices: { id: string; revoked: boolean }[];
  /** Whom it has authorised to keep its passports, oldest first; absent when it never did. */
  mandates?: Mandate[];
  /** Why it may read what not everybody may, oldest first; absent when it never said. */
  interests?: Interest[];
  registeredAt: string;
}

export const organisationSubject: Subject<Organisation> = {
  kind: 'organisation',
  evolve,
  keys: (organisation) => [
    `id:${organisation.id}`,
    ...(organisation.gln ? [`gln:${organisation.gln}`] : []),
    ...words(organisation.name).map((word) => `name:${word}#${organisation.id}`),
    // What somebody has to look at, found without reading all firms.
    ...(organisation.interests?.some(isWaiting) ? [`${waitingPrefix}${organisation.id}`] : []),
  ],
  columnNames: [],
  columns: () => ({}),
};

/** Firms with an interest that nobody has confirmed or turned down yet have a key that begins like this. */
export const waitingPrefix = 'interest:waiting#';

export function isWaiting({ confirmedAt, endedAt }: Interest): boolean {
  return !confirmedAt && !endedAt;
}

/** What a name is found by: its words in lower case. With the id behind them they stay unique. */
function words(text: string): string[] {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(found)];
}

function evolve(organisation: Organisation | undefined, entry: Entry): Organisation {
  if (organisation === undefined) return registered(entry);
  const { member, device } = entry.data as { member?: string; device?: string };
  switch (entry.type) {
    case 'MemberAdded':
      return { ...organisation, members: [...organisation.members, member as string] };
    case 'MemberRemoved':
      return { ...organisation, members: organisation.members.filter((id) => id !== member) };
    case 'DeviceEnrolled':
      return { ...organisation, devices: [...organisation.devices, { id: device as string, revoked: false }] };
    case 'DeviceRevoked':
      return {
        ...organisation,
        devices: organisation.devices.map((known) => (known.id === device ? { ...known, revoked: true } : known)),
      };
    case 'MandateGranted':
      return { ...organisation, mandates: [...(organisation.mandates ?? []), granted(entry)] };
    case 'MandateRevoked':
      return { ...organisation, mandates: (organisation.mandates ?? []).map((mandate) => revoked(mandate, entry)) };
    case 'InterestStated':
      return { ...organisation, interests: [...(organisation.interests ?? []), stated(entry)] };
    case 'InterestConfirmed':
    case 'InterestEnded':
      return { ...organisation, interests: (organisation.interests ?? []).map((known) => judged(known, entry)) };
    default:
      return organisation;
  }
}

function granted(entry: Entry): Mandate {
  const { mandate, ...said } = entry.data as Events['MandateGranted'];
  return { id: mandate, ...said, grantedAt: entry.recordedAt };
}

function revoked(mandate: Mandate, entry: Entry): Mandate {
  const taken = (entry.data as Events['MandateRevoked']).mandate === mandate.id;
  return taken ? { ...mandate, revokedAt: entry.recordedAt } : mandate;
}

function stated(entry: Entry): Interest {
  const { interest, ...said } = entry.data as Events['InterestStated'];
  return { id: interest, ...said, statedAt: entry.recordedAt };
}

function judged(known: Interest, { type, data, actor, recordedAt }: Entry): Interest {
  const { interest, reason } = data as { interest: string; reason?: string };
  if (known.id !== interest) return known;
  if (type === 'InterestConfirmed') return { ...known, confirmedBy: actor.organisation, confirmedAt: recordedAt };
  return { ...known, endedAt: recordedAt, ...(reason && { endedBecause: reason }) };
}

function registered(entry: Entry): Organisation {
  const data = entry.data as Pick<Organisation, 'name' | 'roles' | 'address' | 'gln' | 'wasteRegisterNumber'> & {
    demo?: boolean;
  };
  return {
    id: entry.id,
    name: data.name,
    roles: data.roles,
    ...(data.address && { address: data.address }),
    ...(data.gln && { gln: data.gln }),
    ...(data.wasteRegisterNumber && { wasteRegisterNumber: data.wasteRegisterNumber }),
    demo: data.demo ?? false,
    members: [],
    devices: [],
    registeredAt: entry.recordedAt,
  };
}
