/**
 * What clients show for a refusal code, in both languages. Everybody who invents a code adds its line; codes are sorted
 * by subject and never renamed. The sentence in the refusal itself is English and may name values; these do not.
 */
const texts: Readonly<Record<string, { de: string; en: string }>> = {
  // Input and access
  INVALID_INPUT: { de: 'Eine Angabe ist nicht gültig.', en: 'One of the entries is not valid.' },
  UNAUTHENTICATED: { de: 'Bitte anmelden.', en: 'Please sign in.' },
  FORBIDDEN: { de: 'Dazu ist Ihr Betrieb nicht berechtigt.', en: 'Your firm may not do this.' },
  NOT_FOUND: { de: 'Das ist hier nicht bekannt.', en: 'This is not known here.' },
  RATE_LIMITED: { de: 'Zu viele Anfragen. Bitte kurz warten.', en: 'Too many requests. Please wait a moment.' },
  INTERNAL: {
    de: 'Es ist eine Störung aufgetreten. Nichts wurde aufgezeichnet.',
    en: 'A fault occurred. Nothing was recorded.',
  },
  COMMAND_ID_TAKEN: {
    de: 'Diese Vorgangsnummer hat schon ein anderer Betrieb benutzt.',
    en: 'Another firm has already used this command id.',
  },
  KEY_TAKEN: {
    de: 'Diese Kennung gehört schon zu etwas anderem.',
    en: 'This identifier already belongs to something else.',
  },

  // Codes
  NO_CODE: { de: 'Das ist kein Code, den Kreispass kennt.', en: 'This is not a code Kreispass knows.' },
  CODE_TOO_LONG: { de: 'Der Code ist zu lang.', en: 'The code is too long.' },
  SCANNER_LAYOUT: {
    de: 'Der Scanner steht auf einer anderen Tastaturbelegung als dieser Rechner. Bitte auf Deutsch umstellen.',
    en: 'The scanner uses another keyboard layout than this computer. Please set both to the same.',
  },
  GTIN_CHECK_DIGIT: { de: 'Die Prüfziffer der GTIN stimmt nicht.', en: 'The check digit of the GTIN is wrong.' },
  ID_CHECK: { de: 'Die Nummer enthält einen Tippfehler.', en: 'The id contains a typing error.' },
  VIN_CHARACTERS: {
    de: 'Eine FIN enthält nur Ziffern und Buchstaben ohne I, O und Q.',
    en: 'A VIN has only digits and letters without I, O and Q.',
  },
  VIN_LENGTH: { de: 'Eine FIN hat 17 Zeichen.', en: 'A VIN has 17 characters.' },

  // Passports and batteries
  PASSPORT_EXISTS: { de: 'Diese Batterie hat schon einen Pass.', en: 'This battery already has a passport.' },
  PASSPORT_CEASED: {
    de: 'Diese Batterie wurde recycelt; ihr Pass ist beendet.',
    en: 'This battery was recycled; its passport has ended.',
  },
  ALREADY_REMOVED: { de: 'Diese Batterie ist schon ausgebaut.', en: 'This battery has already been removed.' },
  WRONG_VEHICLE: {
    de: 'Diese Batterie gehört zu einem anderen Fahrzeug.',
    en: 'This battery belongs to another vehicle.',
  },
  ALREADY_WASTE: { de: 'Diese Batterie ist schon Abfall.', en: 'This battery is already waste.' },
  NOT_CUSTODIAN: { de: 'Ihr Betrieb hat das nicht in Händen.', en: 'Your firm does not hold this.' },

  // Vehicles and components
  VEHICLE_ALREADY_RECEIVED: {
    de: 'Dieses Fahrzeug ist schon angenommen.',
    en: 'This vehicle has already been taken in.',
  },

  // Handoffs
  IN_OTHER_HANDOFF: { de: 'Das ist schon in einer anderen Übergabe.', en: 'This is already in another handoff.' },
  MASS_DIFFERS: {
    de: 'Die Gewichte weichen stark voneinander ab. Bitte den Grund angeben.',
    en: 'The weights differ a lot. Please give the reason.',
  },

  // Import of foreign passports
  FORMAT_UNKNOWN: { de: 'Dieses Format kennt Kreispass nicht.', en: 'Kreispass does not know this format.' },
  GRANULARITY_MODEL: {
    de: 'Das ist der Pass eines Modells, nicht einer einzelnen Batterie.',
    en: 'This is the passport of a model, not of a single battery.',
  },
  GRANULARITY_BATCH: {
    de: 'Das ist der Pass einer Charge, nicht einer einzelnen Batterie.',
    en: 'This is the passport of a batch, not of a single battery.',
  },
};

/** The text for a code in a language; nothing when the code has no line, then the refusal's own message serves. */
export function refusalText(code: string, language: 'de' | 'en'): string | undefined {
  return Object.hasOwn(texts, code) ? texts[code]?.[language] : undefined;
}

/** Every code that has texts. */
export const refusalCodes: readonly string[] = Object.keys(texts);
