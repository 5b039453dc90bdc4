import { figure, type Sentence } from './told.ts';

/** What is wrong with something that was sent, for `INVALID_INPUT`. What JSON Schemas find is worded by `explain`. */
export const inputCases = {
  halfCharacter: {
    de: 'In diesem Text steht ein halbes Zeichen; bitte neu eintippen.',
    en: 'This text holds half a character; type it anew.',
  },
  controlCharacters: {
    de: 'In diesem Text stehen Steuerzeichen; bitte ohne sie neu eintippen.',
    en: 'This text holds control characters; type it anew without them.',
  },
  noEvent: (type: string): Sentence => ({
    de: `Ein Ereignis ${type} gibt es nicht.`,
    en: `There is no event called ${type}.`,
  }),
  tooDeepIn: (name: string, most: number): Sentence => ({
    de: `Objekte in ${name} dürfen höchstens ${most} Ebenen tief sein.`,
    en: `Objects in ${name} may be nested at most ${most} deep.`,
  }),
  tooDeep: (most: number): Sentence => ({
    de: `Hier stehen mehr als ${most} Ebenen ineinander; so tief ist kein Batteriepass.`,
    en: `More than ${most} levels stand in one another here; no battery passport is that deep.`,
  }),
  tooDeepJson: (most: number): Sentence => ({
    de: `Hier stehen mehr als ${most} Ebenen ineinander.`,
    en: `More than ${most} levels stand in one another here.`,
  }),
  memberName: (name: string): Sentence => ({
    de: `Kein Eintrag darf ${name} heißen.`,
    en: `No member may be called ${name}.`,
  }),
  untpEvent: {
    de: 'Hier fehlt, was ein Ereignis in UNTP haben muss: Art, Zeitpunkt mit Zeitverschiebung, Produkte und Ort.',
    en: 'What a UNTP event must have is missing here: kind, date and time with an offset, products and place.',
  },
  noNumber: (text: string): Sentence => ({ de: `${text} ist keine Zahl.`, en: `${text} is no number.` }),
  lineNoObject: { de: 'Die Zeile muss ein Objekt sein.', en: 'The line must be an object.' },
  lineNoBattery: {
    de: 'battery muss die Nummer einer Batterie sein oder ein Code, der zu ihr führt.',
    en: 'battery must be the id of a battery or a code that leads to it.',
  },
  noLine: { de: 'Es kam keine einzige Zeile an.', en: 'There is no line in the body.' },
  tooManyLines: (most: number): Sentence => ({
    de: `Eine Anfrage darf höchstens ${figure(most, 'de')} Zeilen haben. Bitte in Teilen senden.`,
    en: `A request may have ${figure(most, 'en')} lines at most. Send it in parts.`,
  }),
  notOneOf: (name: string, known: string): Sentence => ({
    de: `${name}: bitte eines von ${known} angeben.`,
    en: `${name}: give one of ${known}.`,
  }),
  notReadable: { de: 'Die Anfrage lässt sich nicht lesen.', en: 'The request cannot be read.' },
  bodyNoJson: { de: 'Die Anfrage ist kein JSON.', en: 'The body is not JSON.' },
  bodyTooLarge: { de: 'Die Anfrage ist zu groß.', en: 'The body is too large.' },
  bodyBytes: (most: number): Sentence => ({
    de: `Eine Anfrage darf höchstens ${most} Byte haben.`,
    en: `A request may have ${most} bytes at most.`,
  }),
  sendJson: {
    de: 'Bitte JSON senden, mit content-type application/json.',
    en: 'Send JSON, with content-type application/json.',
  },
  bodyBytesInParts: (most: number): Sentence => ({
    de: `Eine Anfrage darf höchstens ${most} Byte haben. Bitte in Teilen senden.`,
    en: `A request may have ${most} bytes at most. Send it in parts.`,
  }),
  sendLines: {
    de: 'Bitte je Batterie eine Zeile JSON senden, mit content-type application/x-ndjson.',
    en: 'Send one line of JSON for each battery, with content-type application/x-ndjson.',
  },
  sendObject: {
    de: 'Bitte ein JSON-Objekt senden, mit content-type application/json.',
    en: 'Send a JSON object with content-type application/json.',
  },
  noText: (name: string): Sentence => ({ de: `${name}: Erwartet wird ein Text.`, en: `${name}: expected a text.` }),
  noJwk: { de: 'publicJwk: Erwartet wird ein JSON Web Key.', en: 'publicJwk: expected a JSON Web Key.' },
  bodyNotWhole: { de: 'Die Anfrage kam nicht vollständig an.', en: 'The body did not arrive as a whole.' },
  bodyNotUtf8: {
    de: 'Die Anfrage ist nicht in UTF-8, der einzigen Kodierung von JSON.',
    en: 'The body is not UTF-8, the only encoding of JSON.',
  },
  oneObject: { de: 'Bitte ein einzelnes JSON-Objekt senden.', en: 'Send one JSON object.' },
  noHost: { de: 'Der Host-Header nennt keinen Host.', en: 'The Host header names no host.' },
  count: (name: string): Sentence => ({
    de: `${name}: bitte eine Zahl ab 0 angeben.`,
    en: `${name}: give a number from 0 on.`,
  }),
  tooManyAtOnce: (name: string, most: number): Sentence => ({
    de: `${name}: höchstens ${most} auf einmal; bitte mehrere Seiten abrufen.`,
    en: `${name}: at most ${most} at once; take several pages.`,
  }),
  cursor: { de: 'after: Das ist keine Stelle dieser Liste.', en: 'after: this is no cursor of this list.' },
  tooManyBelow: (most: number): Sentence => ({
    de: `Diese Anfrage listet mehr als ${figure(most, 'de')} Dinge unter anderen auf. Bitte kleinere Seiten nehmen.`,
    en: `This query lists more than ${most} things below others. Take smaller pages.`,
  }),
  tooLevelled: (depth: number, most: number): Sentence => ({
    de: `Diese Anfrage ist ${depth} Ebenen tief; erlaubt sind ${most}.`,
    en: `This query is ${depth} levels deep; ${most} are allowed.`,
  }),
  tooManyAliases: (aliases: number, most: number): Sentence => ({
    de: `Diese Anfrage hat ${aliases} Aliase; erlaubt sind ${most}.`,
    en: `This query has ${aliases} aliases; ${most} are allowed.`,
  }),
  tooCostly: (cost: number, most: number): Sentence => ({
    de: `Diese Anfrage könnte ${cost} Felder ergeben; erlaubt sind ${most}. Bitte kleinere Seiten nehmen.`,
    en: `This query could ask for ${cost} fields; ${most} are allowed. Take smaller pages.`,
  }),
  notExpected: (expected: Sentence, given: string): Sentence => ({
    de: `Erwartet wird ${expected.de}; angegeben ist ${given}.`,
    en: `Expected ${expected.en}; got ${given}.`,
  }),
  eitherOr: { de: 'Bitte query oder documentId senden, nicht beides.', en: 'Send query or documentId, not both.' },
  guidance: {
    de: 'guidance: Es gibt die Fassungen 1.0 und 2.0.',
    en: 'guidance: there are versions 1.0 and 2.0.',
  },
  tooManyStatements: (most: number): Sentence => ({
    de: `Eine Anfrage darf höchstens ${most} signierte Aussagen verlangen.`,
    en: `One request may ask for ${most} signed statements at most.`,
  }),
  tooManyPasts: (most: number): Sentence => ({
    de: `Eine Anfrage darf die Vergangenheit von höchstens ${most} Batterien verlangen.`,
    en: `One request may ask for the past of ${most} batteries at most.`,
  }),
  tokenId: {
    de: 'Bitte die Kennung des Tokens eines Programms angeben, integration:…, oder dies mit dem Token senden.',
    en: 'Give the id of a program’s token, integration:…, or send this with that token.',
  },
  publicJwk: {
    de: 'publicJwk: Erwartet wird die öffentliche Hälfte eines ES256-Schlüssels (P-256).',
    en: 'publicJwk: expected the public half of an ES256 (P-256) key.',
  },
  documentProperty: {
    de: 'property: Bitte sagen, für welche Angabe des Passes, z. B. ?property=symbols.instructionsForUse.',
    en: 'property: Say for which property of the passport, e.g. ?property=symbols.instructionsForUse.',
  },
  documentTitle: {
    de: 'title: Ein Titel hat 1 bis 200 Zeichen.',
    en: 'title: A title has 1 to 200 characters.',
  },
  documentLanguage: {
    de: 'language: Eine Sprache heißt z. B. de oder en.',
    en: 'language: A language is named like de or en.',
  },
  representation: {
    de: 'representation ist compressed oder full.',
    en: 'representation is compressed or full.',
  },
  productIds: {
    de: 'productIds: bitte eine Liste von Texten angeben.',
    en: 'productIds: give a list of texts.',
  },
  tooManyIds: (most: number): Sentence => ({
    de: `productIds: höchstens ${figure(most, 'de')} auf einmal.`,
    en: `productIds: at most ${most} at once.`,
  }),
  page: { de: 'limit und cursor sind ganze Zahlen.', en: 'limit and cursor are whole numbers.' },
  elements: {
    de: 'elements: Erwartet wird eine Liste von Datenelementen.',
    en: 'elements: expected a list of data elements.',
  },
  noElementCalled: (name: string): Sentence => ({
    de: `Ein Pass hat kein Element ${name}.`,
    en: `A passport has no element called ${name}.`,
  }),
  nothingSaid: { de: 'Bitte sagen, was sich ändern soll.', en: 'Say what is to be changed.' },
  noValue: { de: 'Bitte den Wert des Elements angeben.', en: 'Give the value of the element.' },
};

/** Why a password is not taken. */
export const passwordCases = {
  short: {
    de: 'Bitte mindestens 10 Zeichen wählen; ein kurzer Satz merkt sich leicht.',
    en: 'Choose at least 10 characters; a short sentence is easy to remember.',
  },
  long: { de: 'Bitte höchstens 200 Zeichen wählen.', en: 'Choose at most 200 characters.' },
  repetitive: { de: 'Bitte etwas weniger Eintöniges wählen.', en: 'Choose something less repetitive.' },
  withLogin: {
    de: 'Bitte etwas ohne Ihre E-Mail-Adresse wählen.',
    en: 'Choose something without your e-mail address in it.',
  },
};
