import { figure, refusalTexts, told } from './told.ts';

/** Passports: issuing, changing, passing on, ending. */
export const passportRefusals = refusalTexts({
  /** A battery that a command names is not recorded here. */
  BATTERY_UNKNOWN: told<{ battery: string }>({
    de: ({ battery }) => `Eine Batterie ${battery} ist hier nicht bekannt.`,
    en: ({ battery }) => `There is no battery ${battery} here.`,
  }),
  /** A passport is issued for a unit that has one. */
  PASSPORT_EXISTS: {
    de: 'Diese Batterie hat schon einen Pass.',
    en: 'This battery already has a passport.',
  },
  /** The record has ended with the recycling; nothing more is written to it. */
  PASSPORT_CEASED: {
    de: 'Diese Batterie wurde recycelt; ihr Pass ist beendet.',
    en: 'This battery was recycled; its passport has ended.',
  },
  /** Somebody wants to end a passport of a battery that was not recycled. */
  PASSPORT_STAYS: {
    de: 'Ein Batteriepass endet nur, wenn die Batterie recycelt wurde; der Recyclingbetrieb nennt mit recycledAt, wann.',
    en: 'A battery passport ends only when the battery was recycled; the recycler says when with recycledAt.',
  },
  /** The firm is none that places batteries on the market. */
  NOT_PLACING_ON_MARKET: {
    de: 'Den Pass stellt aus, wer die Batterie in Verkehr bringt.',
    en: 'Only who places a battery on the market issues its passport.',
  },
  /** The unique identifier names a model or a batch. */
  NOT_ONE_UNIT: {
    de: 'Die Kennung meint ein Modell oder eine Charge. Ein Pass gehört zu einer einzelnen Batterie mit ihrer Seriennummer.',
    en: 'The unique identifier names a model or batch; a passport is for one battery with its serial number.',
  },
  /** A new passport begins with another status than original. */
  STATUS_NOT_ORIGINAL: told<{ status: string }>({
    de: ({ status }) => `Ein neuer Pass beginnt mit dem Status „original“, nicht „${status}“.`,
    en: ({ status }) => `A new passport begins with the status original, not ${status}.`,
  }),
  /** A status is written that does not follow from what was recorded. */
  STATUS_FOLLOWS_STEPS: told<{ written: string; status: string }>({
    de: ({ written, status }) =>
      `Der Status folgt aus erfassten Schritten und ist hier „${status}“; „${written}“ lässt sich nicht eintragen. Bitte weglassen.`,
    en: ({ written, status }) =>
      `The status follows from recorded steps and is ${status} here; ${written} cannot be written. Leave it out.`,
  }),
  /** A battery for light means of transport is heavier than the law has them. */
  CATEGORY_MASS: told<{ massKg: number; mostKg: number }>({
    de: ({ massKg, mostKg }) =>
      `Eine Batterie für leichte Verkehrsmittel wiegt höchstens ${figure(mostKg, 'de')} kg; angegeben sind ${figure(massKg, 'de')} kg.`,
    en: ({ massKg, mostKg }) =>
      `A battery for light means of transport weighs ${figure(mostKg, 'en')} kg at most; ${figure(massKg, 'en')} kg are given.`,
  }),
  /** A property that says which battery it is, or a status that follows from steps, is to be changed. */
  FIXED_FOR_GOOD: told<{ property: string }>({
    de: ({ property }) => `„${property}“ lässt sich nach dem Ausstellen nicht mehr ändern.`,
    en: ({ property }) => `${property} cannot be changed once the passport is issued.`,
  }),
  /** A revision says what the passport says. */
  NOTHING_CHANGED: { de: 'Das steht schon so im Pass.', en: 'The passport already says this.' },
  /** Somebody else wrote since the sender has read. */
  CHANGED_SINCE: {
    de: 'Der Pass wurde inzwischen geändert. Bitte neu lesen.',
    en: 'The passport was changed since it was read; read it again.',
  },
  /** The firm does not answer for this passport, nor has it a mandate. */
  NOT_RESPONSIBLE: {
    de: 'Das darf nur, wer für diesen Pass verantwortlich ist, oder ein dazu bevollmächtigter Betrieb.',
    en: 'Only who answers for this passport, or whom they have authorised for it, may do this.',
  },
  /** Responsibility is passed to who has it. */
  ALREADY_RESPONSIBLE: {
    de: 'Dieser Betrieb ist schon für den Pass verantwortlich.',
    en: 'This firm already answers for the passport.',
  },
  /** Responsibility is passed to a firm that cannot have it. */
  TRANSFER_ROLE: {
    de: 'Dieser Betrieb ist nicht als einer eingetragen, der für diesen Pass verantwortlich sein kann.',
    en: 'This firm is not registered as one that can answer for this passport.',
  },
  /** The firm is no recycler. */
  NOT_RECYCLER: {
    de: 'Den Pass einer Batterie beendet nur ein Recyclingbetrieb.',
    en: 'Only a recycler ends the record of a battery.',
  },
  /** What is to be recycled is no waste. */
  NOT_WASTE: {
    de: 'Recycelt wird nur Abfall. Bitte die Batterie zuerst zu Abfall erklären.',
    en: 'Only waste is recycled; declare the battery waste first.',
  },
  /** A waste battery is to be repaired. */
  WASTE_NOT_REPAIRED: {
    de: 'Eine Abfallbatterie wird nicht repariert, sondern zur Wiederverwendung vorbereitet und bekommt einen neuen Pass.',
    en: 'A waste battery is not repaired but prepared for re-use, which gives it a new passport.',
  },
  /** A state of the past takes more entries to work out than one request may. */
  HISTORY_TOO_LONG: told<{ most: number }>({
    de: ({ most }) =>
      `Für diesen Zeitpunkt wären mehr als ${figure(most, 'de')} Einträge nachzurechnen. Bitte stattdessen die Historie der Batterie lesen.`,
    en: ({ most }) =>
      `More than ${figure(most, 'en')} entries would have to be replayed for this moment. Read the history of the battery instead.`,
  }),
});
