import { draftOf, incomplete } from './foreign/lines/draft.ts';
import { digitalLink, parseDigitalLink } from './gs1/digital-link.ts';
import type { Passport } from './passport.ts';
import type { Refusal } from './refusal.ts';
import { familyOf } from './safety/chemistry.ts';

/**
 * What is told to the Union's registry of product passports about one battery: the entry of EN 18222 §7.1, Table 11, with
 * the links and the commodity code that (EU) 2026/1778 Art. 8 has checked. Nothing in it is restricted by Annex XIII.
 */
export interface RegistryEntry {
  uniqueProductIdentifier: string;
  digitalProductPassportId: string;
  uniqueEconomicOperatorIdentifier: string;
  /** Who keeps the back-up copy, where the operator has named somebody. */
  backupUniqueEconomicOperatorIdentifier?: string;
  /** Where the EN 18222 interface to this passport is, without the version, e.g. `https://pass.example`. */
  dppApiEndpoint: string;
  /** Battery passports are about single units (2023/1542 Art. 77(3)). */
  granularity: 'item';
  /** The model it belongs to: a Digital Link where it has a GTIN, else as the manufacturer calls it. */
  modelIdentifier: string;
  /** The batch, likewise; absent where the passport names none. */
  batchIdentifier?: string;
  /** Six digits of the Harmonised System, heading 8507 (electric accumulators). */
  commodityCode: string;
}

/** What a passport does not say of itself. */
export interface RegistryContext {
  /** Identifier of the passport; the unique identifier stands in where it has none of its own. */
  passportId?: string;
  /** Root of the service that answers for the passport. */
  apiEndpoint: string;
  /** Identifier of the firm that answers, where the passport leaves it out, e.g. the GLN it is registered with. */
  operatorIdentifier?: string;
  backupOperatorIdentifier?: string;
}

/**
 * The registry entry of a passport, from its public part alone. Nothing is made up: what the registry asks for and the
 * passport does not say is named in the refusal `EXPORT_INCOMPLETE`.
 */
export function registryPayload(passport: Partial<Passport>, context: RegistryContext): RegistryEntry | Refusal {
  const draft = draftOf(passport);
  const { may, given } = draft;
  const unit = draft.need('general.uniqueIdentifier') ?? '';
  const firm = may('general.operator.identifier') ?? context.operatorIdentifier;
  const entry = {
    uniqueProductIdentifier: unit,
    digitalProductPassportId: context.passportId ?? may('general.passportIdentifier') ?? unit,
    uniqueEconomicOperatorIdentifier: given('general.operator.identifier', firm),
    ...(context.backupOperatorIdentifier && {
      backupUniqueEconomicOperatorIdentifier: context.backupOperatorIdentifier,
    }),
    dppApiEndpoint: context.apiEndpoint,
    granularity: 'item',
    ...levelsAbove(passport.general, draft.need('general.modelIdentifier')),
    commodityCode: given('materials.chemistry', commodityCodeOf(may('materials.chemistry'))),
  };
  return draft.missing.length > 0
    ? incomplete('The registry of (EU) 2026/1778', draft.missing)
    : (entry as RegistryEntry);
}

/** (EU) 2026/1778 Art. 8(4): an item is registered with its batch and its model, where there are such identifiers. */
function levelsAbove(general: Partial<Passport['general']> = {}, model: string | undefined) {
  const { gtin = gtinIn(general.uniqueIdentifier), batchNumber, uniqueIdentifier = '' } = general;
  const above = (...more: { ai: string; value: string }[]) => {
    const made = gtin && digitalLink([{ ai: '01', value: gtin }, ...more], stemOf(uniqueIdentifier));
    // What GS1 has no way to write (a number of thirty characters, say) goes as the manufacturer writes it.
    return typeof made === 'string' && made !== '' ? made : undefined;
  };
  const batch = batchNumber && (above({ ai: '10', value: batchNumber }) ?? batchNumber);
  return { modelIdentifier: above() ?? model, ...(batch && { batchIdentifier: batch }) };
}

function gtinIn(identifier = ''): string | undefined {
  const link = parseDigitalLink(identifier, { shortGtins: true });
  return 'code' in link ? undefined : link.path.find(({ ai }) => ai === '01')?.value;
}

/** Where the unit's own link leads, its model and batch are looked for as well. */
function stemOf(identifier: string): string | undefined {
  const link = parseDigitalLink(identifier, { shortGtins: true });
  return 'code' in link ? undefined : link.stem;
}

/**
 * Harmonised System 2022, heading 8507. Only what the chemistry decides: where it is not recognised there is no code, as a
 * guess would become a customs declaration. Lead batteries with a passport are never those that start engines (8507.10).
 */
export function commodityCodeOf(chemistry: string | undefined): string | undefined {
  switch (familyOf(chemistry)) {
    case 'lithium':
      return '850760';
    case 'lead':
    case 'leadSealed':
      return '850720';
    case 'nickelCadmium':
      return '850730';
    case 'nickelMetalHydride':
      return '850750';
    // 8507.60 is for lithium ion alone.
    case 'lithiumMetal':
    case 'sodium':
    case 'sodiumAqueous':
    case 'sodiumNickelChloride':
    case 'sodiumSulphur':
    case 'zinc':
    case 'alkaline':
      return '850780';
    case 'unknown':
      return undefined;
  }
}
