import { readFileSync } from 'node:fs';
import { ConfigFault } from '../config.ts';
import { type Interest, type InterestPurpose, interestsInForce } from './interest.ts';
import { type Audience, type OrganisationRole, organisationRoles, publicAudiences } from './viewer.ts';

/** What a role may read and what for. */
export interface Grant {
  audience: Audience;
  /** Why the law opens the data to this role, kept with every restricted read (2023/1542 Art. 77(2) subpara 3). */
  purpose: string;
}

/** Which role reads as which audience. Dated, because the implementing act of 2023/1542 Art. 77(9) is still pending. */
export interface AudienceTable {
  validFrom: string;
  note: string;
  /**
   * What opens the data of a legitimate interest. `byRole`: the role a firm was registered with, until an interest of the
   * firm is confirmed; from then on the record alone. `onRecord`: only a confirmed interest, whatever the role.
   */
  legitimateInterest: 'byRole' | 'onRecord';
  /** Purposes an interest can be confirmed for, with what the law calls them; others open nothing. */
  purposes: Partial<Record<InterestPurpose, string>>;
  roles: Partial<Record<OrganisationRole, Grant>>;
}

const dismantling: Grant = {
  audience: 'legitimateInterest',
  purpose: '2023/1542 Art. 77(2) subpara 3 (a): dismantling and safety',
};

/** Our reading until the act of Art. 77(9) is there. A carrier learns what it needs from the transport papers. */
export const defaultAudiences: AudienceTable = {
  validFrom: '2025-10-07',
  note: 'Reading of 2023/1542 Art. 77(2) while the act of Art. 77(9) is pending (checked 2026-11-20).',
  legitimateInterest: 'byRole',
  purposes: {
    dismantling: '2023/1542 Art. 77(2) subpara 3 (a): dismantling and safety',
    repair: '2023/1542 Art. 77(2) subpara 3 (a): repair',
    remanufacturing: '2023/1542 Art. 77(2) subpara 3 (a): remanufacturing',
    secondLife: '2023/1542 Art. 77(2) subpara 3 (a): second life',
    recycling: '2023/1542 Art. 77(2) subpara 3 (a): recycling',
    wasteManagement: '2023/1542 Art. 77(7) subpara 2: responsibility for waste batteries',
    energyMarket: '2023/1542 Art. 77(2) subpara 3 (b): offering the battery to energy aggregators',
  },
  roles: {
    manufacturer: { audience: 'legitimateInterest', purpose: '2023/1542 Art. 77(4): keeping the passport up to date' },
    workshop: dismantling,
    dismantler: dismantling,
    secondLifeOperator: { audience: 'legitimateInterest', purpose: '2023/1542 Art. 77(2) subpara 3 (a): second life' },
    recycler: { audience: 'legitimateInterest', purpose: '2023/1542 Art. 77(2) subpara 3 (a): recycling' },
    producerResponsibilityOrganisation: {
      audience: 'legitimateInterest',
      purpose: '2023/1542 Art. 77(7) subpara 2: responsibility for waste batteries',
    },
    selectedWasteOperator: {
      audience: 'legitimateInterest',
      purpose: '2023/1542 Art. 77(7) subpara 2: responsibility for waste batteries',
    },
    marketSurveillance: { audience: 'authority', purpose: '2023/1542 Art. 77(2) (b): market surveillance' },
    notifiedBody: { audience: 'authority', purpose: '2023/1542 Art. 77(2) (b): conformity assessment' },
    commission: { audience: 'commission', purpose: '2023/1542 Art. 77(2) (b): tasks of the Commission' },
  },
};

/** As whom somebody reads. */
export interface Reads {
  audiences: ReadonlySet<Audience>;
  /** Batteries an interest is limited to. */
  interestIn?: ReadonlySet<string>;
  purpose?: string;
}

/** What a firm has on record, and the day it is asked for. */
export interface OnRecord {
  interests: readonly Interest[];
  day: string;
}

/** Everything a firm with these roles may read, and for what. Everybody has `public`. */
export function audiencesOf(roles: readonly OrganisationRole[], table: AudienceTable, record?: OnRecord): Reads {
  const admitted = new Set(Object.keys(table.purposes) as InterestPurpose[]);
  const { onRecord, general, individual } = interestsInForce(record?.interests ?? [], admitted, record?.day ?? '');
  const decidedByRecord = onRecord || table.legitimateInterest === 'onRecord';
  const grants = roles
    .flatMap((role) => table.roles[role] ?? [])
    .filter(({ audience }) => audience !== 'legitimateInterest' || !decidedByRecord);
  const purposes = [
    ...grants.map(({ purpose }) => purpose),
    ...[...general, ...individual].map(({ purpose }) => table.purposes[purpose] ?? purpose),
  ];
  if (purposes.length === 0) return { audiences: publicAudiences };
  const byInterest: Audience[] = general.length > 0 ? ['legitimateInterest'] : [];
  const batteries = individual.flatMap((interest) => interest.batteries ?? []);
  return {
    audiences: new Set<Audience>(['public', ...grants.map(({ audience }) => audience), ...byInterest]),
    ...(batteries.length > 0 && { interestIn: new Set(batteries) }),
    purpose: [...new Set(purposes)].join('; '),
  };
}

/**
 * The table of `AUDIENCES_FILE`, or the built-in one.
 * @throws ConfigFault when the file is missing or says something that cannot be meant.
 */
export function readAudienceTable(file: string | undefined): AudienceTable {
  if (file === undefined) return defaultAudiences;
  const problems: string[] = [];
  const table = parseFile(file, problems);
  if (table && typeof table.roles === 'object' && table.roles !== null) {
    for (const [role, grant] of Object.entries(table.roles)) problems.push(...problemsOf(role, grant));
    if (!/^\d{4}-\d{2}-\d{2}$/.test(String(table.validFrom)))
      problems.push('validFrom: give the day, e.g. 2027-02-18.');
    problems.push(...problemsOfInterest(table));
  } else if (problems.length === 0) {
    problems.push('expected an object with validFrom, note and roles.');
  }
  if (problems.length > 0) throw new ConfigFault(problems.map((problem) => `AUDIENCES_FILE=${file}: ${problem}`));
  const { legitimateInterest, purposes } = defaultAudiences;
  return { legitimateInterest, purposes, ...table } as AudienceTable;
}

/** Both may be left out: then they are as built in. */
function problemsOfInterest({ legitimateInterest, purposes }: Partial<AudienceTable>): string[] {
  const known = Object.keys(defaultAudiences.purposes);
  const problems: string[] = [];
  if (legitimateInterest !== undefined && legitimateInterest !== 'byRole' && legitimateInterest !== 'onRecord')
    problems.push('legitimateInterest: say byRole or onRecord.');
  if (purposes !== undefined && (typeof purposes !== 'object' || purposes === null || Array.isArray(purposes)))
    return [...problems, 'purposes: expected an object of purposes.'];
  for (const [name, says] of Object.entries(purposes ?? {})) {
    if (!known.includes(name)) problems.push(`${name} is no purpose; known: ${known.join(', ')}.`);
    if (typeof says !== 'string' || says === '') problems.push(`${name}: say what the law calls it.`);
  }
  return problems;
}

function parseFile(file: string, problems: string[]): Partial<AudienceTable> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    problems.push(error instanceof SyntaxError ? `is not JSON: ${error.message}.` : 'cannot be read.');
    return undefined;
  }
}

function problemsOf(role: string, grant: Partial<Grant> | undefined): string[] {
  const problems: string[] = [];
  if (!organisationRoles.some((known) => known === role))
    problems.push(`${role} is no role; known: ${organisationRoles.join(', ')}.`);
  if (!['public', 'legitimateInterest', 'authority', 'commission'].includes(String(grant?.audience))) {
    problems.push(`${role}: audience is one of public, legitimateInterest, authority, commission.`);
  }
  if (!grant?.purpose) problems.push(`${role}: say the purpose, it is kept with every restricted read.`);
  return problems;
}
