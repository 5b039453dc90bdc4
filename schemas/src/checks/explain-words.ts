/** Languages in which refusals are worded. */
export type Language = 'de' | 'en';

/** How one language words what a validator found. Names of properties stay as they are. */
export interface Words {
  value: string;
  missing(name: string): string;
  unknown(name: string): string;
  empty(name: string): string;
  twice(name: string): string;
  invalid(name: string): string;
  /** `name` must be `what`. */
  be(name: string, what: string): string;
  oneOf(list: string): string;
  characters(name: string, limit: unknown, side: 'min' | 'max'): string;
  entries(name: string, limit: unknown, side: 'min' | 'max'): string;
  above(name: string, other: string): string;
  linked(name: string, said: string): string;
  orMore(limit: unknown): string;
  orLess(limit: unknown): string;
  greater(limit: unknown): string;
  or: string;
  form: string;
  types: Readonly<Record<string, string>>;
  formats: Readonly<Record<string, string>>;
  patterns: Readonly<Record<string, string>>;
}

const en: Words = {
  value: 'The value',
  missing: (name) => `${name} is missing.`,
  unknown: (name) => `${name} is not known here.`,
  empty: (name) => `${name} must not be empty.`,
  twice: (name) => `${name} must not contain the same entry twice.`,
  invalid: (name) => `${name} is not valid.`,
  be: (name, what) => `${name} must be ${what}.`,
  oneOf: (list) => `one of ${list}`,
  characters: (name, limit, side) => `${name} must have at ${side === 'min' ? 'least' : 'most'} ${limit} characters.`,
  entries: (name, limit, side) => `${name} must have at ${side === 'min' ? 'least' : 'most'} ${limit} entries.`,
  above: (name, other) => `${name} must not be above ${other}.`,
  linked: (name, said) => `${name} must be the one in uniqueIdentifier, ${said}.`,
  orMore: (limit) => `${limit} or more`,
  orLess: (limit) => `${limit} or less`,
  greater: (limit) => `greater than ${limit}`,
  or: ' or ',
  form: 'of the form ',
  types: {
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'true or false',
    object: 'an object',
    array: 'a list',
  },
  formats: {
    'calendar-date': 'a day that exists, written YYYY-MM-DD',
    'year-month': 'a month, written YYYY-MM',
    timestamp: 'a date and time with offset, e.g. 2026-11-20T10:00:00Z',
    gtin: 'a GTIN of 14 digits (put zeros in front of shorter ones) with a right check digit',
    gln: 'a GLN of 13 digits with a right check digit',
    'cas-number': 'a CAS number with a right check digit, e.g. 7440-48-4',
    'web-url': 'an address that begins with https:// or http://',
    'identifier-uri': 'an absolute URI, e.g. https://… or urn:…',
    email: 'an e-mail address',
  },
  patterns: {
    '^[A-Z]{2}$': 'a country in two capital letters, e.g. DE',
    '^[0-9A-HJKMNP-TV-Z]{14}$': 'an id of 14 characters',
    '^[A-Za-z0-9_-]{8,64}$': '8 to 64 letters, digits, hyphens or underscores',
    '^[A-Za-z0-9_-]{1,64}$': 'a reference of at most 64 letters, digits, hyphens or underscores',
    '^[A-G]$': 'a class from A to G',
    '^[0-9a-f]{64}$': 'a SHA-256 hash of 64 hexadecimal digits in lower case',
    '^[0-9]{3}-[0-9]{3}-[0-9]$': 'an EC number, e.g. 231-158-0',
    '^[0-9]{4}$': 'a number of four digits',
    '^\\+?[0-9 ()/.-]{3,40}$': 'a telephone number',
    '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'a language tag, e.g. de',
    '^[a-z0-9.+-]+/[a-z0-9.+-]+$': 'a media type, e.g. application/pdf',
    '^[!-~]([ -~]*[!-~])?$': 'plain letters, digits and signs without blanks at the ends',
    '^[A-HJ-NPR-Z0-9]{3,17}$': 'a VIN of capital letters and digits without I, O and Q',
  },
};

const de: Words = {
  value: 'Der Wert',
  missing: (name) => `${name} fehlt.`,
  unknown: (name) => `${name} ist hier nicht bekannt.`,
  empty: (name) => `${name} darf nicht leer sein.`,
  twice: (name) => `${name} darf keinen Eintrag doppelt enthalten.`,
  invalid: (name) => `${name} ist nicht gültig.`,
  be: (name, what) => `${name} muss ${what} sein.`,
  oneOf: (list) => `einer der Werte ${list}`,
  characters: (name, limit, side) =>
    `${name} muss ${side === 'min' ? 'mindestens' : 'höchstens'} ${limit} Zeichen haben.`,
  entries: (name, limit, side) =>
    `${name} muss ${side === 'min' ? 'mindestens' : 'höchstens'} ${limit} Einträge haben.`,
  above: (name, other) => `${name} darf nicht über ${other} liegen.`,
  linked: (name, said) => `${name} muss ${said} sein wie in uniqueIdentifier.`,
  orMore: (limit) => `${limit} oder mehr`,
  orLess: (limit) => `${limit} oder weniger`,
  greater: (limit) => `größer als ${limit}`,
  or: ' oder ',
  form: 'von der Form ',
  types: {
    string: 'ein Text',
    number: 'eine Zahl',
    integer: 'eine ganze Zahl',
    boolean: 'true oder false',
    object: 'ein Objekt',
    array: 'eine Liste',
  },
  formats: {
    'calendar-date': 'ein Tag, den es gibt, geschrieben JJJJ-MM-TT,',
    'year-month': 'ein Monat, geschrieben JJJJ-MM,',
    timestamp: 'ein Zeitpunkt mit Zeitzone, z. B. 2026-11-20T10:00:00Z,',
    gtin: 'eine GTIN aus 14 Ziffern (kürzere mit Nullen davor) mit richtiger Prüfziffer',
    gln: 'eine GLN aus 13 Ziffern mit richtiger Prüfziffer',
    'cas-number': 'eine CAS-Nummer mit richtiger Prüfziffer, z. B. 7440-48-4,',
    'web-url': 'eine Adresse, die mit https:// oder http:// beginnt,',
    'identifier-uri': 'eine absolute URI, z. B. https://… oder urn:…,',
    email: 'eine E-Mail-Adresse',
  },
  patterns: {
    '^[A-Z]{2}$': 'ein Land in zwei Großbuchstaben, z. B. DE,',
    '^[0-9A-HJKMNP-TV-Z]{14}$': 'eine Kennung aus 14 Zeichen',
    '^[A-Za-z0-9_-]{8,64}$': 'eine Folge von 8 bis 64 Buchstaben, Ziffern, Binde- oder Unterstrichen',
    '^[A-Za-z0-9_-]{1,64}$': 'ein Verweis aus höchstens 64 Buchstaben, Ziffern, Binde- oder Unterstrichen',
    '^[A-G]$': 'eine Klasse von A bis G',
    '^[0-9a-f]{64}$': 'eine SHA-256-Prüfsumme aus 64 kleinen Hexadezimalziffern',
    '^[0-9]{3}-[0-9]{3}-[0-9]$': 'eine EG-Nummer, z. B. 231-158-0,',
    '^[0-9]{4}$': 'eine vierstellige Nummer',
    '^\\+?[0-9 ()/.-]{3,40}$': 'eine Telefonnummer',
    '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'ein Sprachkürzel, z. B. de,',
    '^[a-z0-9.+-]+/[a-z0-9.+-]+$': 'ein Dateityp, z. B. application/pdf,',
    '^[!-~]([ -~]*[!-~])?$': 'eine Folge einfacher Buchstaben, Ziffern und Zeichen ohne Leerzeichen am Rand',
    '^[A-HJ-NPR-Z0-9]{3,17}$': 'eine FIN aus Großbuchstaben und Ziffern ohne I, O und Q',
  },
};

export const words: Readonly<Record<Language, Words>> = { de, en };
