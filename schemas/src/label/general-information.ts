import type { Passport } from '../passport.ts';
import { propertyAt } from '../passport.ts';

/**
 * The general information a label has to carry (2023/1542 Annex VI Part A), one line per item, as far as the passport
 * knows it: who made it, category, identification, place and date of manufacture, mass, capacity, chemistry, hazardous
 * substances, extinguishing agents, critical raw materials. What is missing is left out, never made up.
 */
export function generalInformation(passport: Partial<Passport>, language: 'de' | 'en'): string[] {
  const { general, materials, performance, symbols } = passport;
  const facts: Record<string, string | undefined> = {
    'general.manufacturer': general?.manufacturer && makerOf(general.manufacturer),
    'general.category': general?.category && categories[general.category][language],
    'general.modelIdentifier': general?.modelIdentifier,
    'general.serialNumber': general?.serialNumber ?? general?.batchNumber,
    'general.manufacturingPlace': general?.manufacturingPlace && placeOf(general.manufacturingPlace),
    'general.manufacturedOn': general?.manufacturedOn,
    'general.massKg': amount(general?.massKg, 'kg', language),
    'performance.ratedCapacityAh': amount(performance?.ratedCapacityAh, 'Ah', language),
    'materials.chemistry': materials?.chemistry,
    'materials.hazardousSubstances': namesOf(materials?.hazardousSubstances),
    'symbols.extinguishingAgents': symbols?.extinguishingAgents?.join(', '),
    'materials.criticalRawMaterials': namesOf(materials?.criticalRawMaterials),
  };
  return Object.entries(facts).flatMap(([path, fact]) => (fact ? [`${titleOf(path, language)}: ${fact}`] : []));
}

const categories = {
  ev: { de: 'Traktionsbatterie (EV)', en: 'Electric vehicle battery (EV)' },
  lmt: { de: 'Batterie für leichte Verkehrsmittel (LMT)', en: 'Light means of transport battery (LMT)' },
  industrial: { de: 'Industriebatterie', en: 'Industrial battery' },
  stationary: { de: 'Stationärer Batteriespeicher (Industriebatterie)', en: 'Stationary battery storage (industrial)' },
};

type General = NonNullable<Passport['general']>;

/** Name, trade mark, postal address and a way to reach them, as Art. 38(7) wants them on the battery. */
function makerOf({ name, tradeName, address, contact }: NonNullable<General['manufacturer']>): string {
  const postal = address && [
    address.street,
    [address.postalCode, address.city].filter(Boolean).join(' '),
    address.country,
  ];
  return [tradeName === name ? undefined : tradeName, name, ...(postal ?? []), contact?.website ?? contact?.email]
    .filter(Boolean)
    .join(', ');
}

function placeOf({ name, address }: NonNullable<General['manufacturingPlace']>): string {
  return [name, address.city, address.country].filter(Boolean).join(', ');
}

function namesOf(list: readonly { name: string }[] | undefined): string | undefined {
  return list?.map(({ name }) => name).join(', ');
}

function amount(value: number | undefined, unit: string, language: string): string | undefined {
  return value === undefined ? undefined : `${value.toLocaleString(language, { maximumFractionDigits: 2 })} ${unit}`;
}

function titleOf(path: string, language: 'de' | 'en'): string {
  return propertyAt(path)?.title[language] ?? path;
}
