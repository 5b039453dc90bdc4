import type { Passport } from '../passport.ts';
import { type Refusal, refusal } from '../refusal.ts';
import { writeAas } from './aas/write.ts';
import { writeBatteryPass } from './battery-pass/write.ts';
import { writeBatteryPassReady } from './battery-pass-ready/write.ts';
import { catenaXWriter } from './catena-x/catena-x.ts';
import { type CatenaXFormat, catenaXFormats } from './catena-x/versions.ts';
import { writeEn18223, writeEn18223Expanded } from './en-18223/write.ts';
import type { WriteContext, Written } from './lines/draft.ts';
import { type ForeignPassport, type PassportFormat, readForeignPassport } from './read-passport.ts';
import { writeUntp } from './untp/write.ts';

/** A format of battery passports and what Kreispass can do with it. */
export interface ForeignFormat {
  /** How it is asked for, e.g. with `--format`. */
  name: PassportFormat | 'en-18223-expanded' | CatenaXFormat;
  /** How people call it. */
  title: string;
  versions: readonly string[];
  read?: (document: unknown) => ForeignPassport | Refusal;
  write?: (passport: Partial<Passport>, context: WriteContext) => Written;
}

/** Every format, ours first. One that is only read has no `write`. */
export const foreignFormats: readonly ForeignFormat[] = [
  {
    name: 'kreispass',
    title: 'Kreispass',
    versions: ['1'],
    read: readForeignPassport,
    write: (document) => ({ document, omitted: [] }),
  },
  {
    name: 'battery-pass',
    title: 'Battery Pass data model',
    versions: ['1.2.0', 'Performance 1.2.1'],
    read: readForeignPassport,
    write: writeBatteryPass,
  },
  {
    name: 'batterypass-ready',
    title: 'BatteryPass-Ready (GEFEG)',
    versions: ['1.0 of June 2026'],
    read: readForeignPassport,
    write: writeBatteryPassReady,
  },
  {
    name: 'en-18223',
    title: 'EN 18223 JSON, compressed',
    versions: ['2026'],
    read: readForeignPassport,
    write: writeEn18223,
  },
  {
    name: 'en-18223-expanded',
    title: 'EN 18223 JSON, expanded',
    versions: ['2026'],
    read: readForeignPassport,
    write: writeEn18223Expanded,
  },
  {
    name: 'untp-dpp',
    title: 'UNTP Digital Product Passport',
    versions: ['0.7.0'],
    read: readForeignPassport,
    write: writeUntp,
  },
  ...catenaXFormats.map(({ name, title, kind }) => ({
    name,
    title,
    versions: [kind.version],
    read: readForeignPassport,
    write: catenaXWriter(kind),
  })),
  {
    name: 'aas',
    title: 'IDTA 02035 as Asset Administration Shell, JSON',
    versions: ['1.0', '1.0.1', '1.0.2'],
    read: readForeignPassport,
    write: writeAas,
  },
  { name: 'openepcis-dpp-ready', title: 'openEPCIS "DPP ready"', versions: ['0.9.6'], read: readForeignPassport },
];

/** What an import has kept of a document, if it was in the very format and version that is to be written. */
export function keptFor(
  name: string,
  foreign: { format: string; kept: object } | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const asked = catenaXFormats.find((each) => each.name === name)?.kind;
  if (!asked || foreign?.format !== `${asked.model} ${asked.version}`) return undefined;
  return foreign.kept as Readonly<Record<string, unknown>>;
}

/** A passport in the format of that name, or why there is none. */
export function writeForeignPassport(name: string, passport: Partial<Passport>, context: WriteContext): Written {
  const format = foreignFormats.find((each) => each.name === name);
  if (format?.write) return format.write(passport, context);
  const names = foreignFormats.flatMap((each) => (each.write ? [each.name] : [])).join(', ');
  return refusal('EXPORT_FORMAT', { format: name, formats: names, path: '' });
}
