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

/** What a passport to be issued will be found by; `keysOfIdentifier` of both of its identifiers. */
export function codesOf({ general }: Passport): string[] {
  const { uniqueIdentifier, passportIdentifier } = general;
  return [...new Set([uniqueIdentifier, passportIdentifier ?? []].flat().flatMap(keysOfIdentifier))];
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
  const codes = codesOf(passport);
  if (!identifiesOneUnit(general)) {
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
  const modelIdentifier = general.modelIdentifier;
  const id = known?.id ?? modelId(acting.organisation, modelIdentifier);
  const { model: shared } = splitByLevel(stated);
  const record = known?.passport ?? shared;
  const first: NewEntry = {
    kind: 'model',
    id,
    type: 'BatteryModelRegistered',
    data: { organisation: acting.organisation, modelIdentifier, passport: shared },
  };
  return { model: { id, version: 1 }, entries: known ? [] : [first], item: differenceFromModel(stated, record) };
}

/** A Digital Link means one unit only with a serial number; links and names of other kinds are taken at their word. */
function identifiesOneUnit({ uniqueIdentifier }: Passport['general']): boolean {
  if (readScanCode(uniqueIdentifier).kind !== 'digitalLink') return true;
  return keysOfIdentifier(uniqueIdentifier).some((key) => key.startsWith('gs1:'));
}
