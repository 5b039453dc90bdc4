import { inCases, refusalTexts, told } from './told.ts';

/** What any request can be refused with: who asks, what was sent, and when it happened. */
export const accessRefusals = refusalTexts({
  /** Something in the request has another form than asked for; `path` says where. */
  INVALID_INPUT: inCases,
  /** Nobody is signed in, or what was shown for it is not valid (any more). */
  UNAUTHENTICATED: inCases,
  /** Somebody is signed in who may not do or read this. */
  FORBIDDEN: inCases,
  /** There is nothing like that here, or nothing that the asker may know of. */
  NOT_FOUND: inCases,
  /** More requests than one asker may send in this time; `retry-after` says when to go on. */
  RATE_LIMITED: inCases,
  /** Something broke. Whether the command was recorded is not known; the same command can be sent again. */
  INTERNAL: inCases,
  /** The service runs, but its database does not answer. */
  NOT_READY: { de: 'Die Datenbank antwortet nicht.', en: 'The database does not answer.' },
  /** The files of a client are missing. */
  NOT_BUILT: {
    de: 'Dieses Programm ist noch nicht gebaut: npm run build ausführen.',
    en: 'This client was not built yet: run npm run build.',
  },
  /** The address is there, but not for this HTTP method. */
  METHOD_NOT_ALLOWED: told<{ methods: string }>({
    de: ({ methods }) => `Diese Adresse kennt diese Art von Anfrage nicht. Möglich ist: ${methods}.`,
    en: ({ methods }) => `This address does not know this kind of request. Use ${methods}.`,
  }),
  /** The assertion of a device is dated so far off that it cannot be taken. */
  DEVICE_CLOCK: {
    de: 'Die Uhr dieses Geräts geht falsch. Bitte stellen und erneut versuchen.',
    en: 'The clock of this device is wrong. Set it and try again.',
  },
  /** The `commandId` belongs to a command of another firm. */
  COMMAND_ID_TAKEN: told<{ commandId: string }>({
    de: ({ commandId }) =>
      `Die Vorgangsnummer ${commandId} gehört zu einem Vorgang eines anderen Betriebs. Bitte eine neue nehmen.`,
    en: ({ commandId }) => `The command ID ${commandId} belongs to a command of another organisation. Make a new one.`,
  }),
  /** The `commandId` (or `Idempotency-Key`) was used by the same firm for something else, which stays recorded. */
  COMMAND_ID_REUSED: inCases,
  /** A code or number that leads to one thing only already leads to another one. */
  KEY_TAKEN: told<{ key: string }>({
    de: ({ key }) => `Die Kennung ${key} gehört schon zu einem anderen Eintrag. Bitte neu scannen oder dort nachsehen.`,
    en: ({ key }) => `${key} already belongs to another record. Scan the code again, or look that record up.`,
  }),
  /** A date of the past lies in the future. */
  NOT_YET_HAPPENED: told<{ date: string }>({
    de: ({ date }) => `${date} liegt in der Zukunft. Bitte das Datum oder die Uhr des Geräts prüfen.`,
    en: ({ date }) => `${date} lies in the future. Check the date, or the clock of the device.`,
  }),
  /** The step is dated before there were such batteries; a device has lost its clock. */
  TOO_LONG_AGO: told<{ date: string }>({
    de: ({ date }) => `${date}: Damals gab es solche Batterien noch nicht. Bitte die Uhr des Geräts prüfen.`,
    en: ({ date }) => `${date}: there were no such batteries then. Check the clock of the device.`,
  }),
  /** A moment that is asked for is neither a day nor a time with its zone. */
  MOMENT_INVALID: {
    de: 'Bitte einen Tag angeben, z. B. 2026-11-20, oder eine Uhrzeit mit Zeitzone, z. B. 2026-11-20T10:00:00Z.',
    en: 'Give a day, e.g. 2026-11-20, or a time with its zone, e.g. 2026-11-20T10:00:00Z.',
  },
  /** An id that a sender has chosen is not one of ours. */
  ID_INVALID: told<{ id: string }>({
    de: ({ id }) => `„${id}“ ist keine Nummer von Kreispass: Sie hat 14 Zeichen, das letzte prüft die anderen.`,
    en: ({ id }) => `"${id}" is not one of our ids: 14 characters, the last one checks the others.`,
  }),
  /** An id that a sender has chosen is given out. */
  ID_TAKEN: told<{ id: string }>({
    de: ({ id }) => `Die Nummer ${id} ist schon vergeben. Bitte eine andere nehmen oder weglassen.`,
    en: ({ id }) => `Something else already has the id ${id}. Choose another one, or leave it out.`,
  }),
});
