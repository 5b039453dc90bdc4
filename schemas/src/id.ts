/** Fills bytes with random ones, as `crypto.getRandomValues` does. Chance is the caller's, so that the contract has none. */
export type Chance = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/**
 * Makes ids of batteries, vehicles, components, handoffs and organisations: 13 random characters and a check character in
 * Crockford's base 32 (no I, L, O, U), so that one can be read out on the phone and typed with gloves on.
 *
 * Random, not counted: a counting number would tell everybody how much a firm produces.
 */
export function idMaker(chance: Chance): () => string {
  const random = inPools(chance);
  return () => idBeginning('', random);
}

/**
 * Makes ids for very many at once: each run of a thousand begins with the same four characters. Neighbours in time are then
 * neighbours in the indexes of a database, which would otherwise change a page of its own for each.
 */
export function idMakerInRuns(chance: Chance): () => string {
  const random = inPools(chance);
  let beginning = '';
  let left = 0;
  return () => {
    if (left === 0) {
      beginning = idBeginning('', random).slice(0, 4);
      left = 1000;
    }
    left--;
    return idBeginning(beginning, random);
  };
}

function idBeginning(beginning: string, random: (count: number) => Uint8Array): string {
  for (;;) {
    let characters = beginning;
    for (const byte of random(13 - beginning.length)) characters += alphabet[byte & 31];
    const id = characters + checkCharacter(characters);
    if (isId(id)) return id;
  }
}

/** Random bytes are fetched for many ids at once, each is used for one only: an import asks for thousands. */
function inPools(chance: Chance): (count: number) => Uint8Array {
  const pool = new Uint8Array(13 * 64);
  let used = pool.length;
  return (count) => {
    if (used + count > pool.length) {
      chance(pool);
      used = 0;
    }
    used += count;
    return pool.subarray(used - count, used);
  };
}

/** Whether the text is an id exactly as stored: 14 upper-case characters with the right check character. */
export function isId(text: string): boolean {
  // Fourteen digits are a GTIN; such an id is never given out, so the two cannot be mixed up.
  return form.test(text) && /[A-Z]/.test(text) && checkCharacter(text.slice(0, 13)) === text[13];
}

/**
 * An id as a person typed it: any case, with blanks or hyphens, O for 0, I or L for 1.
 * Undefined when it is none or the check character says that something was mistyped.
 */
export function readId(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const id = text
    .replace(/[\s\-–—_.]/g, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return isId(id) ? id : undefined;
}

/** `XXXX-XXXX-XXXX-XX`, how an id is printed and shown. */
export function formatId(id: string): string {
  return id.replace(/.{4}(?=.)/g, '$&-');
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const form = /^[0-9A-HJKMNP-TV-Z]{14}$/;

/**
 * A sum over the field of 32 elements with a different weight for each place: finds every single wrong character and
 * every two that changed places.
 */
function checkCharacter(characters: string): string {
  let sum = 0;
  for (const character of characters) sum = timesX(sum ^ alphabet.indexOf(character));
  return alphabet[sum] as string;
}

function timesX(element: number): number {
  const doubled = element << 1;
  return doubled > 31 ? doubled ^ 0b100101 : doubled;
}
