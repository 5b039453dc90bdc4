import { isGln } from '#schemas/checks/formats.ts';
import type { IssuePassport, Party, RegisterOrganisation } from '#schemas/generated/types.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { firmCommandId } from './command-of.ts';

/** Where an import goes: straight into the database, or to a service that runs on it. */
export interface Target {
  /** In words, for the person who waits. */
  name: string;
  /** How many commands it likes to have under way at once. */
  width: number;
  issue(organisation: string, command: IssuePassport): Promise<Issued | Refusal>;
  register(firm: RegisterOrganisation): Promise<{ id: string } | Refusal>;
  findByGln(gln: string): Promise<string | undefined>;
  /** Returns when everything is recorded for good. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface Issued {
  battery: string;
  /** True when the same record had been taken in before. */
  repeated: boolean;
}

/** The firm a passport names as responsible: found by its location number, or registered as a manufacturer. */
export async function firmFor(target: Target, party: Party): Promise<{ id: string } | Refusal> {
  const gln = party.identifier && isGln(party.identifier) ? party.identifier : undefined;
  const known = gln && (await target.findByGln(gln));
  if (known) return { id: known };
  const { street, postalCode, city, country } = party.address ?? {};
  const address = street && postalCode && city && country ? { street, postalCode, city, country } : undefined;
  const firm = { name: party.name, roles: ['manufacturer' as const], ...(address && { address }), ...(gln && { gln }) };
  return target.register({ commandId: firmCommandId({ name: party.name, gln: gln ?? null }), ...firm });
}

/** Why a firm does not issue this passport: it names another registered firm as responsible, 2023/1542 Art. 77(4). */
export async function whyNotYours(target: Target, organisation: string, party: Party): Promise<Refusal | undefined> {
  const gln = party.identifier && isGln(party.identifier) ? party.identifier : undefined;
  const known = gln && (await target.findByGln(gln));
  if (!known || known === organisation) return undefined;
  return refusal('NOT_YOUR_PASSPORT', {
    name: party.name,
    gln: gln ?? '',
    path: '/passport/general/operator/identifier',
    source: '2023/1542 Art. 77(4)',
  });
}
