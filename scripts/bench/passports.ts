import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Passport } from '#schemas/passport.ts';
import { passportOf } from '../../api/src/demo/passports.ts';
import { demoVehicles } from '../../api/src/demo/vehicles.ts';

/**
 * The nth passport of an endless series: as many models as the demo has, each with its own units. Made from one template
 * per model, because the bench measures the service and not this generator.
 */
export function passportText(n: number): string {
  const model = n % demoVehicles.length;
  templates[model] ??= template(model);
  const { text, serial } = templates[model];
  return text.replaceAll(serial, serialOf(n));
}

/** What the label of the nth battery carries. */
export function codeOf(n: number): string {
  const model = n % demoVehicles.length;
  templates[model] ??= template(model);
  return templates[model].identifier.replaceAll(templates[model].serial, serialOf(n));
}

/** Writes the passports `from` … `to - 1`, one to a line, all on the disk before anything is measured. */
export async function writePassports(file: string, from: number, to: number): Promise<void> {
  const stream = createWriteStream(file, { flush: true });
  for (let n = from; n < to; ) {
    let chunk = '';
    for (const end = Math.min(to, n + 500); n < end; n++) chunk += `${passportText(n)}\n`;
    if (!stream.write(chunk)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'close');
}

interface Template {
  text: string;
  serial: string;
  identifier: string;
}

const templates: Template[] = [];

function template(model: number): Template {
  const vehicle = demoVehicles[model];
  if (!vehicle) throw new RangeError(`There is no model ${model}.`);
  const passport: Passport = passportOf(vehicle);
  const { serialNumber = '', uniqueIdentifier } = passport.general;
  return { text: JSON.stringify(passport), serial: serialNumber, identifier: uniqueIdentifier };
}

/** Scattered, as serial numbers of many makers are, so that neighbours in time are no neighbours in an index. */
function serialOf(n: number): string {
  return `B${((n * 2654435761) % 2 ** 32).toString(36).toUpperCase().padStart(7, '0')}`;
}
