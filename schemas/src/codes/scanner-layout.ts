/** What a text may have been before a keyboard changed it; `certain` when the text can be nothing else. */
export interface LayoutDamage {
  readings: string[];
  certain: boolean;
}

/**
 * Hand scanners that type send keys, not characters. Set to another keyboard than the computer's, they turn
 * `https://…/01/…` into `httpsÖ--…-01-…`. Found out from characters no code begins with, and undone for German and US
 * keyboards; others are only recognised.
 */
export function layoutDamage(text: string): LayoutDamage | undefined {
  const plain = text
    .normalize('NFD')
    .replace(/([A-Za-z0-9])([\u0300-\u0302])/g, deadKeyFirst)
    .normalize('NFC');
  if (typedOnGerman.test(plain)) return { readings: [translate(plain, germanToUs)], certain: true };
  if (typedOnUs.test(plain)) return { readings: [translate(plain, usToGerman)], certain: true };
  if (typedOnFrench.test(text)) return { readings: [], certain: true };
  // In an id only Y and Z change places, and its hyphens; the check character tells whether that was it.
  const mayBeId = /^[0-9A-Za-zß\- ]{14,20}$/.test(plain) && /[yzß]/i.test(plain);
  return mayBeId ? { readings: [translate(plain, germanToUs)], certain: false } : undefined;
}

/** Scanner US, computer German: `:` comes as `Ö`, `(01)` as `)01=`, `/` as `-`. */
const typedOnGerman = /^(https?|urn|did|cx|vin)Ö|^\)\d{2,4}=/i;
/** Scanner German, computer US: `:` comes as `>`, `/` as `&`, `(01)` as `*01(`. */
const typedOnUs = /^(https?|urn|did|cx|vin)>|^\*\d{2,4}\(/i;
/** Scanner US, computer French: `:` comes as `M`, `/` as `!`, digits as accented letters. */
const typedOnFrench = /^https?[M%:](!!|§§)|^[àâé&"'(\-è_ç]{8,}/i;

// The same keys in the same order on both keyboards, first without, then with shift.
const usKeys = '`-=[]\\;\'/yzYZ~@#^&*()_+{}|:"<>?';
const germanKeys = '^ß´ü+#öä-zyZY°"§&/()=?`Ü*\'ÖÄ;:_';

const germanToUs = mapping(germanKeys, usKeys);
const usToGerman = mapping(usKeys, germanKeys);

function mapping(from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...from].map((character, place) => [character, [...to][place] as string]));
}

function translate(text: string, map: ReadonlyMap<string, string>): string {
  return [...text].map((character) => map.get(character) ?? character).join('');
}

/** A dead key joins the letter after it: `=e` comes as `é`. */
function deadKeyFirst(_: string, letter: string, accent: string): string {
  const keys: Record<string, string> = { '\u0300': '`', '\u0301': '´', '\u0302': '^' };
  return keys[accent] + letter;
}
