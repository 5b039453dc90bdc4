import { inCases, refusalTexts, told } from './told.ts';

/** Putting right what was recorded by mistake. */
export const correctionRefusals = refusalTexts({
  /** There is no such step, or the firm that asks has nothing to do with it. */
  ENTRY_UNKNOWN: {
    de: 'Ihr Betrieb hat keinen solchen Schritt aufgezeichnet.',
    en: 'Your firm has no such step on record.',
  },
  /** A step that others rest on. */
  NOT_CORRECTABLE: inCases,
  /** Not one thing is asked for, or several. */
  CORRECTION_UNCLEAR: {
    de: 'Bitte eines sagen: neue Angaben oder Zeit, dass es nicht geschah, wohin es gehört oder dass es zurückgenommen wird.',
    en: 'Say one thing: new data or time, that it did not happen, where it belongs, or that it is taken back.',
  },
  /** Somebody was faster, or an earlier correction was overlooked. */
  ALREADY_CORRECTED: {
    de: 'Das hat schon jemand berichtigt. Bitte ansehen, was jetzt dort steht, und das ersetzen.',
    en: 'Somebody has put this right already. Look at what stands there now, then replace it.',
  },
  /** What a correction was to replace no longer stands, or another firm has built on the step since. */
  CORRECTION_OUTDATED: {
    de: 'Das wurde inzwischen geändert. Bitte neu ansehen.',
    en: 'This was changed since; look at it again.',
  },
  /** There is nothing to take back. */
  NOT_CORRECTED: {
    de: 'Es gibt keine Berichtigung, die sich zurücknehmen ließe.',
    en: 'There is no correction to take back.',
  },
  /** A correction that says what stands there. */
  CORRECTION_CHANGES_NOTHING: { de: 'Das steht schon so da.', en: 'This is what stands there already.' },
  /** A field that is no matter of what was done, e.g. who holds it. */
  FIELD_FIXED: told<{ field: string }>({
    de: ({ field }) => `„${field}“ lässt sich nicht ändern. Den Schritt streichen und neu aufzeichnen.`,
    en: ({ field }) => `"${field}" can not be told anew; strike the step out and record it once more.`,
  }),
  /** A step that can not have been another thing's. */
  STEP_STAYS: {
    de: 'Dieser Schritt lässt sich nicht verschieben. Streichen und am richtigen Ort neu aufzeichnen.',
    en: 'This step can not be moved; strike it out and record it where it belongs.',
  },
  /** Something later could not have happened then. */
  CORRECTION_CONTRADICTS: told<{ position: number; type: string; day: string }>({
    de: ({ position, type, day }) =>
      `Eintrag ${position} (${type} vom ${day}) baut darauf auf und wäre dann nicht möglich gewesen. Bitte zuerst den berichtigen.`,
    en: ({ position, type, day }) =>
      `Entry ${position}, ${type} of ${day}, rests on this and could not have happened then. Put that right first.`,
  }),
  /** Another firm has signed the step, or recorded something on top of it. */
  NEEDS_AGREEMENT: {
    de: 'Auch ein anderer Betrieb hat das unterschrieben oder darauf aufgebaut. Bitte die Berichtigung vorschlagen.',
    en: 'Other firms have signed this or built on it. Propose the correction to them.',
  },
  /** Nobody else has a say in it. */
  NO_AGREEMENT_NEEDED: {
    de: 'Das geht nur Ihren Betrieb an und lässt sich ohne Nachfrage berichtigen.',
    en: 'This is a matter of your firm alone; correct it without asking.',
  },
  /** There is no such proposal, or the firm that asks has no part in it. */
  CORRECTION_UNKNOWN: { de: 'Diesen Vorschlag gibt es nicht.', en: 'There is no such proposal.' },
  /** A proposal that is settled. */
  CORRECTION_ANSWERED: { de: 'Dieser Vorschlag ist schon beantwortet.', en: 'This proposal has been answered.' },
  /** Firms are asked one after the other. */
  NOT_ASKED: { de: 'Gerade ist ein anderer Betrieb gefragt.', en: 'Your firm is not the one to answer now.' },
  /** A record whose beginning did not happen. */
  STRUCK_OUT: {
    de: 'Dieser Eintrag wurde als Irrtum gestrichen. Bitte neu beginnen.',
    en: 'This record was struck out as a mistake; begin a new one.',
  },
});
