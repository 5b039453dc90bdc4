import type { IssuePassport } from '#schemas/generated/types.ts';
import { isId } from '#schemas/id.ts';
import { differenceFromModel, type Passport, splitByLevel } from '#schemas/passport.ts';
import { keysOfIdentifier, readScanCode } from '#schemas/scan-code.ts';
import { checkVin } from '#schemas/vin.ts';
import { type Acting, type Body, refused } from '../acting.ts';
import { accept, type Decision, refuse } from '../ledger/decision.ts';
import type { NewEntry } from '../ledger/entry.ts';
import { type BatteryModel, modelId } from '../models/model.ts';

export interface Issue {
  /** The record of the battery's model, if the firm has issued one of it before. */
  model?: BatteryModel | undefined;
  idTaken: boolean;
  /** Whether one of the battery's codes already leads somewhere. */
  codeTaken: boolean;
}

/** What a passport to be issued will be found by: what its two identifiers mean. */
export function codesOf(passport: Passport): string[] {
  return identityOf(passport).codes;
}

/** Where the record of a passport's model is, or will be. */
export function modelOf(passport: Passport, acting: Acting): string {
  return modelId(acting.organisation, passport.general.modelIdentifier);
}

/** Creates the passport of a battery that is placed on the market, 2023/1542 Art. 77(1), (3), (4). */
export function decideIssuePassport(issue: Issue, command: Body<IssuePassport>, acting: Acting, id: string): Decision {
  const { passport, foreign } = command;
  const { general } = passport;
  if (!acting.roles.includes('manufacturer')) {
    return refuse('NOT_PLACING_ON_MARKET', 'Only who places a battery on the market issues its passport.', {
      source: '2023/1542 Art. 77(4)',
    });
  }
  if (!isId(id))
    return refuse('ID_INVALID', 'The id is not one of ours: 14 characters, the last one checks.', { path: '/id' });
  if (issue.idTaken) return refuse('ID_TAKEN', 'Something else already has this id.', { path: '/id' });
  // A Digital Link means one unit only with a serial number; links and names of other kinds are taken at their word.
  const { codes, isOneUnit } = identityOf(passport);
  if (!isOneUnit) {
    return refuse(
      'NOT_ONE_UNIT',
      'The unique identifier names a model or batch; a passport is for one battery with its serial number.',
      {
        path: '/passport/general/uniqueIdentifier',
        source: '2023/1542 Art. 77(3)',
      },
    );
  }
  if (issue.codeTaken) {
    return refuse('PASSPORT_EXISTS', 'This battery already has a passport.', {
      path: '/passport/general/uniqueIdentifier',
      source: '2023/1542 Art. 77(3)',
    });
  }
  if (general.status && general.status !== 'original') {
    return refuse(
      'STATUS_NOT_ORIGINAL',
      'A new passport begins as original; other statuses follow from recorded steps.',
      {
        path: '/passport/general/status',
        source: '2023/1542 Art. 77(7)',
      },
    );
  }
  if (general.category === 'lmt' && (general.massKg ?? 0) > 25) {
    return refuse('CATEGORY_MASS', 'A battery for light means of transport weighs 25 kg at most.', {
      path: '/passport/general/massKg',
      source: '2023/1542 Art. 3(1)(11)',
    });
  }
  const vin = command.installedInVin ? checkVin(command.installedInVin) : undefined;
  if (vin && 'code' in vin) return refused({ ...vin, path: '/installedInVin' });

  const { model, entries, item } = leveled(passport, issue.model, acting);
  const data = {
    passportId: general.passportIdentifier ?? general.uniqueIdentifier,
    uniqueIdentifier: general.uniqueIdentifier,
    category: general.category,
    model,
    passport: item,
    keys: codes,
    ...(vin && { installedIn: { vin: vin.vin } }),
    ...(foreign && { foreign }),
  };
  return accept(...entries, { kind: 'battery', id, type: 'PassportIssued', data });
}

/** Data of the model go on a record of their own, written with its first unit; the unit keeps only its own and what differs. */
function leveled(passport: Passport, known: BatteryModel | undefined, acting: Acting) {
  const { status: _, ...general } = passport.general;
  const stated = { ...passport, general };
  if (known) {
    return { model: { id: known.id, version: 1 }, entries: [], item: differenceFromModel(stated, known.passport) };
  }
  const { modelIdentifier } = general;
  const { model: shared, item } = splitByLevel(stated);
  const id = modelId(acting.organisation, modelIdentifier);
  const data = { organisation: acting.organisation, modelIdentifier, passport: shared };
  const registered: NewEntry = { kind: 'model', id, type: 'BatteryModelRegistered', data };
  return { model: { id, version: 1 }, entries: [registered], item };
}

interface Identity {
  codes: string[];
  isOneUnit: boolean;
}

/** Reading codes is the dearest part of issuing, and asked for before and while deciding, so it is done once per passport. */
const identities = new WeakMap<Passport, Identity>();

function identityOf(passport: Passport): Identity {
  const known = identities.get(passport);
  if (known) return known;
  const { uniqueIdentifier, passportIdentifier } = passport.general;
  const codes = keysOfIdentifier(uniqueIdentifier);
  const isOneUnit =
    codes.some((code) => !code.startsWith('uri:')) || readScanCode(uniqueIdentifier).kind !== 'digitalLink';
  const others =
    passportIdentifier && passportIdentifier !== uniqueIdentifier ? keysOfIdentifier(passportIdentifier) : [];
  const identity = { codes: [...new Set([...codes, ...others])], isOneUnit };
  identities.set(passport, identity);
  return identity;
}
