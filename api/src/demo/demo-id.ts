import { createHash } from 'node:crypto';
import { isId } from '#schemas/id.ts';

const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

/** An id that looks random and is the same for the same name every time, so that loading the demo twice is harmless. */
export function demoId(name: string): string {
  const bytes = createHash('sha256').update(`demo ${name}`).digest();
  // The first letter keeps it from being mistaken for a GTIN.
  const characters = `D${[...bytes.subarray(0, 12)].map((byte) => alphabet[byte & 31]).join('')}`;
  const check = alphabet.find((character) => isId(characters + character));
  if (check === undefined) throw new Error(`No check character fits ${characters}.`);
  return characters + check;
}
