import type { Passport } from '#schemas/passport.ts';
import type { SecondLifeOperation } from '#web-kit/generated/graphql.ts';
import { newId } from '#web-kit/new-id.ts';
import type { InputOf, NewCommand } from '#web-kit/outbox.ts';
import { readNumber } from '#web-kit/texts/format.ts';
import { linesOf } from '../texts/lines.ts';
import { categoryAfter, evidenceOf, productsOf, type SecondLifeDraft, shareOfOne } from './second-life-draft.ts';

/** Who places the new battery on the market. */
export interface Placer {
  name: string;
  gln?: string | null;
  address?: { street: string; postalCode: string; city: string; country: string } | null;
}

/** A draft in which it has been said what was done. */
export type SaidDraft = SecondLifeDraft & { operation: SecondLifeOperation };

export interface Product {
  id: string;
  serial: string;
  command: NewCommand<'issueSecondLifePassport'>;
}

/** One command for each product. Ids are made here, so that every product has its label before anything is sent. */
export function productsFrom(
  draft: SaidDraft,
  placer: Placer,
  taken: Partial<Passport>,
  makeId: () => string = newId,
): Product[] {
  const serials = productsOf(draft);
  const batteries = draft.parts.map(({ battery }) => battery.id);
  return serials.map((serial) => {
    const id = makeId();
    const passport = passportOf(draft, { id, serial, placer, taken });
    const input = {
      id,
      operation: draft.operation,
      predecessors: predecessorsOf(draft, serials.length),
      passport,
      evidence: evidenceInput(draft),
    };
    const title = [draft.name.trim() || draft.model.trim(), `SN ${serial}`].join(' · ');
    return {
      id,
      serial,
      command: { name: 'issueSecondLifePassport', input, subjects: [id, ...batteries], title },
    };
  });
}

function predecessorsOf(
  { parts }: SecondLifeDraft,
  products: number,
): InputOf<'issueSecondLifePassport'>['predecessors'] {
  return parts.map((part) => {
    const modules = products === 1 ? linesOf(part.modules) : [];
    return {
      battery: part.battery.id,
      sharePercent: shareOfOne(part, products),
      modules: modules.length > 0 ? modules : undefined,
    };
  });
}

/** The evidence in the spelling of GraphQL. */
function evidenceInput(draft: SecondLifeDraft): InputOf<'issueSecondLifePassport'>['evidence'] {
  const { transfer, ...evidence } = evidenceOf(draft);
  return { ...evidence, transfer: transfer && { ...transfer, kind: draft.transferKind } };
}

interface Making {
  id: string;
  serial: string;
  placer: Placer;
  taken: Partial<Passport>;
}

/** What was typed wins over what was taken over. */
function passportOf(draft: SecondLifeDraft, { id, serial, placer, taken }: Making): Passport {
  const gtin = draft.gtin.trim();
  const party = partyOf(placer);
  const massKg = readNumber(draft.mass);
  const performance = { ...taken.performance, ...ratedValues(draft) };
  return {
    ...taken,
    general: {
      ...taken.general,
      uniqueIdentifier: identifierOf(draft, id, serial),
      operator: party,
      manufacturer: party,
      category: categoryAfter(draft),
      modelIdentifier: draft.model.trim(),
      ...(draft.name.trim() && { modelName: draft.name.trim() }),
      serialNumber: serial,
      ...(gtin && { gtin: gtin.padStart(14, '0') }),
      ...(massKg !== undefined && { massKg }),
    },
    ...(Object.keys(performance).length > 0 && { performance }),
  };
}

function ratedValues({ energy, ratedCapacity, voltage }: SecondLifeDraft): NonNullable<Passport['performance']> {
  const nominalEnergyKwh = readNumber(energy);
  const ratedCapacityAh = readNumber(ratedCapacity);
  const nominalVoltageV = readNumber(voltage);
  return {
    ...(nominalEnergyKwh !== undefined && { nominalEnergyKwh }),
    ...(ratedCapacityAh !== undefined && { ratedCapacityAh }),
    ...(nominalVoltageV !== undefined && { nominalVoltageV }),
  };
}

/** A GS1 Digital Link where there is a GTIN, else the link of this installation to the new battery (2023/1542 Art. 77(3)). */
export function identifierOf(draft: SecondLifeDraft, id: string, serial: string): string {
  const root = rootOf(draft.parts[0]?.battery.qrCode ?? '');
  const gtin = draft.gtin.trim();
  return gtin ? `${root}/01/${gtin.padStart(14, '0')}/21/${encodeURIComponent(serial)}` : `${root}/b/${id}`;
}

/** `https://pass.example/01/…` → `https://pass.example`: where links of this installation begin. */
function rootOf(link: string): string {
  return /^(.*?)\/(?:01\/\d{14}\/21|b)\//.exec(link)?.[1] ?? globalThis.location?.origin ?? '';
}

function partyOf({ name, gln, address }: Placer): Passport['general']['manufacturer'] {
  return { name, ...(gln && { identifier: gln }), ...(address && { address: { ...address } }) };
}
