import type { Passport } from '../passport.ts';
import { refusal } from '../refusal.ts';
import { foreignFormats, passportFormats } from './formats.ts';
import type { WriteContext, Written } from './lines/draft.ts';

/** A passport in the format of that name, or why there is none. */
export function writeForeignPassport(name: string, passport: Partial<Passport>, context: WriteContext): Written {
  const form = foreignFormats.find((each) => each.name === name);
  if (form?.write) return form.write(passport, context);
  const names = foreignFormats.flatMap((each) => (each.write ? [each.name] : [])).join(', ');
  return refusal('EXPORT_FORMAT', { format: name, formats: names, path: '' });
}

/** What an import has kept of a document, if it was in the very format and version that is to be written. */
export function keptFor(
  name: string,
  foreign: { format: string; kept: object } | undefined,
): Readonly<Record<string, unknown>> | undefined {
  for (const format of passportFormats)
    for (const form of format.forms)
      if (form.name === name && form.givesBack && foreign?.format === `${format.name} ${form.versions[0]}`)
        return foreign.kept as Readonly<Record<string, unknown>>;
  return undefined;
}
