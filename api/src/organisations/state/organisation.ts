import type { Interest } from '../../access/interest.ts';
import type { OrganisationRole } from '../../access/viewer.ts';
import type { EntryAbout, EntryOf } from '../../ledger/entry.ts';
import type { KeptSubject } from '../../ledger/subject.ts';
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

export const keptOrganisation = {
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
} satisfies KeptSubject<'organisation', Organisation>;

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

function evolve(organisation: Organisation | undefined, entry: EntryAbout<'organisation'>): Organisation {
  if (entry.type === 'OrganisationRegistered') return registered(entry);
  if (organisation === undefined) throw new TypeError(`A firm does not begin with ${entry.type}.`);
  const { members, devices, mandates = [], interests = [] } = organisation;
  switch (entry.type) {
    case 'MemberAdded':
      return { ...organisation, members: [...members, entry.data.member] };
    case 'MemberRemoved':
      return { ...organisation, members: members.filter((id) => id !== entry.data.member) };
    case 'DeviceEnrolled':
      return { ...organisation, devices: [...devices, { id: entry.data.device, revoked: false }] };
    case 'DeviceRevoked':
      return {
        ...organisation,
        devices: devices.map((known) => (known.id === entry.data.device ? { ...known, revoked: true } : known)),
      };
    case 'MandateGranted':
      return { ...organisation, mandates: [...mandates, granted(entry)] };
    case 'MandateRevoked':
      return { ...organisation, mandates: mandates.map((mandate) => revoked(mandate, entry)) };
    case 'InterestStated':
      return { ...organisation, interests: [...interests, stated(entry)] };
    case 'InterestConfirmed':
    case 'InterestEnded':
      return { ...organisation, interests: interests.map((known) => judged(known, entry)) };
  }
}

function granted({ data, recordedAt }: EntryOf<'MandateGranted'>): Mandate {
  const { mandate, ...said } = data;
  return { id: mandate, ...said, grantedAt: recordedAt };
}

function revoked(mandate: Mandate, { data, recordedAt }: EntryOf<'MandateRevoked'>): Mandate {
  return data.mandate === mandate.id ? { ...mandate, revokedAt: recordedAt } : mandate;
}

function stated({ data, recordedAt }: EntryOf<'InterestStated'>): Interest {
  const { interest, ...said } = data;
  return { id: interest, ...said, statedAt: recordedAt };
}

function judged(known: Interest, entry: EntryOf<'InterestConfirmed' | 'InterestEnded'>): Interest {
  const { recordedAt } = entry;
  if (known.id !== entry.data.interest) return known;
  if (entry.type === 'InterestConfirmed')
    return { ...known, confirmedBy: entry.actor.organisation, confirmedAt: recordedAt };
  const { reason } = entry.data;
  return { ...known, endedAt: recordedAt, ...(reason && { endedBecause: reason }) };
}

function registered({ id, data, recordedAt }: EntryOf<'OrganisationRegistered'>): Organisation {
  const { name, roles, address, gln, wasteRegisterNumber, demo = false } = data;
  return {
    id,
    name,
    roles,
    ...(address && { address }),
    ...(gln && { gln }),
    ...(wasteRegisterNumber && { wasteRegisterNumber }),
    demo,
    members: [],
    devices: [],
    registeredAt: recordedAt,
  };
}
