import { keysOfIdentifier, readScanCode } from '#schemas/codes/scan-code.ts';
import { checkVin } from '#schemas/codes/vin.ts';
import type { IssuePassport } from '#schemas/generated/types.ts';
import { isId } from '#schemas/id.ts';
import { differenceFromModel, equalJson, type Passport, type PassportPart, splitByLevel } from '#schemas/passport.ts';
import { type Refusal, refusal } from '#schemas/refusal.ts';
import { type Acting, type Body, refused } from '../../asking/acting.ts';
import { accept, type Decision, refuse } from '../../ledger/decision.ts';
import type { NewEntry } from '../../ledger/entry.ts';
import { type BatteryModel, modelId } from '../../models/state/model.ts';
import { whyNoMandate } from '../../organisations/state/mandates.ts';
import type { Organisation } from '../../organisations/state/organisation.ts';

export interface Issue {
  /** The record of the battery's model, if the firm has issued one of it before. */
  model?: BatteryModel | undefined;
  idTaken: boolean;
  /** Whether one of the battery's codes already leads somewhere. */
  codeTaken: boolean;
  /** The firm it is issued for, if not the sender's own, and the day, YYYY-MM-DD. */
  mandate?: { principal: Organisation; day: string } | undefined;
}

/** What a passport to be issued will be found by: what its two identifiers mean. */
export function codesOf(passport: Passport): string[] {
  return identityOf(passport).codes;
}

/** Where the record of a passport's model is, or will be. */
export function modelOf(passport: Passport, placing: Acting): string {
  return modelId(placing.organisation, passport.general.modelIdentifier);
}

/**
 * Creates the passport of a battery that is placed on the market, 2023/1542 Art. 77(1), (3), (4). Whoever was authorised in
 * writing does so for the firm that places it there, which then answers for it.
 */
export function decideIssuePassport(issue: Issue, command: Body<IssuePassport>, acting: Acting, id: string): Decision {
  const { passport, foreign } = command;
  const { general } = passport;
  const { mandate } = issue;
  const unauthorised = mandate && whyNoMandate(mandate.principal, acting, 'issue', mandate.day);
  if (unauthorised) return refused({ ...unauthorised, path: '/onBehalfOf' });
  const placing = mandate ? placingOnMarket(mandate.principal) : acting;
  if (!placing.roles.includes('manufacturer')) return refused(notPlacing);
  const refusal = whyNotIssued(issue, passport, id);
  if (refusal) return refused(refusal);
  if (general.status && general.status !== 'original') {
    return refuse('STATUS_NOT_ORIGINAL', {
      status: general.status,
      path: '/passport/general/status',
      source: '2023/1542 Art. 77(7)',
    });
  }
  const vin = command.installedInVin ? checkVin(command.installedInVin) : undefined;
  if (vin && 'code' in vin) return refused({ ...vin, path: '/installedInVin' });

  const { entries, issued } = leveled(passport, issue.model, placing);
  const data = {
    ...issued,
    ...(mandate && { operator: placing.organisation }),
    ...(vin && { installedIn: { vin: vin.vin } }),
    ...(foreign && { foreign }),
  };
  return accept(...entries, { kind: 'battery', id, type: 'PassportIssued', data });
}

/** As whom a passport is issued for a firm that has authorised another one. */
export function placingOnMarket({ id, roles }: Organisation): Acting {
  return { organisation: id, roles };
}

export const notPlacing = refusal('NOT_PLACING_ON_MARKET', { source: '2023/1542 Art. 77(4)' });

/** Why there can be no passport with this id and these identifiers; undefined when there can. */
export function whyNotIssued(issue: Issue, passport: Passport, id: string): Refusal | undefined {
  if (!isId(id)) return refusal('ID_INVALID', { id, path: '/id' });
  if (issue.idTaken) return refusal('ID_TAKEN', { id, path: '/id' });
  // A Digital Link means one unit only with a serial number; links and names of other kinds are taken at their word.
  const { isOneUnit, unreadable } = identityOf(passport);
  // A mistyped number is no batch: what is wrong with it helps more.
  if (!isOneUnit && unreadable) return { ...unreadable, path: '/passport/general/uniqueIdentifier' };
  if (!isOneUnit) {
    return refusal('NOT_ONE_UNIT', { path: '/passport/general/uniqueIdentifier', source: '2023/1542 Art. 77(3)' });
  }
  if (issue.codeTaken) {
    return refusal('PASSPORT_EXISTS', { path: '/passport/general/uniqueIdentifier', source: '2023/1542 Art. 77(3)' });
  }
  const { category, massKg } = passport.general;
  if (category !== 'lmt' || massKg === undefined || massKg <= 25) return undefined;
  return refusal('CATEGORY_MASS', {
    massKg,
    mostKg: 25,
    path: '/passport/general/massKg',
    source: '2023/1542 Art. 3(1)(11)',
  });
}

/** Data of the model go on a record of their own, written with its first unit; the unit keeps only its own and what differs. */
export function leveled(passport: Passport, known: BatteryModel | undefined, placing: Acting) {
  const { status: _, ...general } = passport.general;
  const stated = { ...passport, general };
  const { modelIdentifier, passportIdentifier, uniqueIdentifier, category } = general;
  const id = known?.id ?? modelId(placing.organisation, modelIdentifier);
  const { model: shared, item } = known
    ? {
        model: undefined,
        item: knownDifference(passport, known.passport) ?? differenceFromModel(stated, known.passport),
      }
    : splitByLevel(stated);
  const data = { organisation: placing.organisation, modelIdentifier, passport: shared ?? {} };
  const registered: NewEntry = { kind: 'model', id, type: 'BatteryModelRegistered', data };
  const issued = {
    passportId: passportIdentifier ?? uniqueIdentifier,
    uniqueIdentifier,
    category,
    model: { id, version: 1 },
    passport: item,
    keys: codesOf(passport),
  };
  return { entries: known ? [] : [registered], issued };
}

/** What of a passport is not in model data that were worked out before. */
interface Difference {
  model: PassportPart;
  item: PassportPart;
}

const differences = new WeakMap<Passport, Difference>();
const recordedAlike = new WeakMap<PassportPart, PassportPart>();

/** Spares working out again what another thread has: the difference of a passport from these model data. */
export function rememberDifference(passport: Passport, difference: Difference): void {
  differences.set(passport, difference);
}

/** The remembered one, if the recorded model says the same as the one it was worked out from. */
function knownDifference(passport: Passport, recorded: PassportPart): PassportPart | undefined {
  const known = differences.get(passport);
  if (!known || passport.general.status) return undefined;
  if (recordedAlike.get(known.model) === recorded) return known.item;
  if (!equalJson(known.model, recorded)) return undefined;
  recordedAlike.set(known.model, recorded);
  return known.item;
}

/** What the two identifiers of a passport mean. */
export interface Identity {
  codes: string[];
  isOneUnit: boolean;
  /** What is wrong with the unique identifier, if it is a Digital Link by its form only. */
  unreadable?: Refusal | undefined;
}

/** Reading codes is the dearest part of issuing, and asked for before and while deciding, so it is done once per passport. */
const identities = new WeakMap<Passport, Identity>();

/** Spares reading them again what another thread has read. */
export function rememberIdentity(passport: Passport, identity: Identity): void {
  identities.set(passport, identity);
}

export function identityOf(passport: Passport): Identity {
  const known = identities.get(passport);
  if (known) return known;
  const { uniqueIdentifier, passportIdentifier } = passport.general;
  const codes = keysOfIdentifier(uniqueIdentifier);
  const named = codes.some((code) => !code.startsWith('uri:')) ? undefined : readScanCode(uniqueIdentifier);
  const isOneUnit = named?.kind !== 'digitalLink';
  const others =
    passportIdentifier && passportIdentifier !== uniqueIdentifier ? keysOfIdentifier(passportIdentifier) : [];
  const identity = { codes: [...new Set([...codes, ...others])], isOneUnit, unreadable: named?.refusal };
  identities.set(passport, identity);
  return identity;
}
