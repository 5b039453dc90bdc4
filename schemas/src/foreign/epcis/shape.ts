import { formats } from '../../checks/formats.ts';
import { plainText } from '../lines/plain-text.ts';
import {
  bizSteps,
  claimsToBe,
  dispositions,
  errorReasons,
  measurementTypes,
  partyTypes,
  sensorAlerts,
  sensorComponents,
  transactionTypes,
  type WordList,
  wordOf,
} from './words.ts';

/** What is wrong in a document, and where. */
export interface Flaw {
  /** JSON Pointer into the document. */
  path: string;
  de: string;
  en: string;
}

/**
 * The first flaw of an EPCIS 2.0 document or query document, or of a bare event. Stricter than the published JSON Schema,
 * which takes any text for a word or a URI; milder where published documents are: words may be spelt as links and URNs, and
 * measured numbers may be texts.
 */
export function epcisFlaw(document: object): Flaw | undefined {
  const { type } = document as { type?: unknown };
  if (type === 'EPCISDocument') return documentShape(document, '');
  return type === 'EPCISQueryDocument' ? queryShape(document, '') : (event(document, '') ?? contextFlaw(document));
}

type Check = (value: unknown, path: string) => Flaw | undefined;

interface Shape {
  fields: Record<string, Check>;
  required?: readonly string[];
  /** Whether fields of other vocabularies may stand beside; their names have a colon. */
  open?: boolean;
}

const text: Check = (value, path) => (typeof value === 'string' ? undefined : flaw(path, 'ein Text', 'a text'));
const number: Check = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? undefined : flaw(path, 'eine Zahl', 'a number');
const measured: Check = (value, path) =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? undefined : number(value, path);
const truth: Check = (value, path) =>
  typeof value === 'boolean' ? undefined : flaw(path, 'true oder false', 'true or false');
const uri = form(/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i, 'eine URI', 'a URI');
const hex = form(/^[0-9a-f]+$/i, 'hexadezimale Ziffern', 'hexadecimal digits');
const unit = form(/^[A-Z0-9]{2,3}$/, 'ein Einheitencode nach UN/ECE 20', 'a unit code of UN/ECE 20');
const offset = form(/^[+-]((0\d|1[0-3]):[0-5]\d|14:00)$/, 'eine Zeitverschiebung wie +01:00', 'an offset like +01:00');
const action = form(/^(ADD|OBSERVE|DELETE)$/, 'ADD, OBSERVE oder DELETE', 'ADD, OBSERVE or DELETE');
const time: Check = (value, path) =>
  typeof value === 'string' && formats.timestamp?.(value)
    ? undefined
    : flaw(path, 'ein Zeitpunkt mit Zeitverschiebung (RFC 3339)', 'a date and time with an offset (RFC 3339)');
const version: Check = (value, path) =>
  /^2\.\d+(\.\d+)?$/.test(plainText(value))
    ? undefined
    : flaw(path, 'eine Version 2 von EPCIS', 'a version 2 of EPCIS');
const anything: Check = () => undefined;

const uris = listOf(uri);
const epcs = listOf(uri, { distinct: true });
const quantity = object({ fields: { epcClass: uri, quantity: number, uom: unit }, required: ['epcClass'] });
const quantities = listOf(quantity);
const place = object({ fields: { id: uri }, required: ['id'], open: true });
const transactions = listOf(
  object({ fields: { type: word(transactionTypes), bizTransaction: uri }, required: ['bizTransaction'] }),
);
const sources = listOf(object({ fields: { type: word(partyTypes), source: uri }, required: ['type', 'source'] }));
const destinations = listOf(
  object({ fields: { type: word(partyTypes), destination: uri }, required: ['type', 'destination'] }),
);

const metadata = object({
  fields: {
    time,
    startTime: time,
    endTime: time,
    deviceID: uri,
    deviceMetadata: uri,
    rawData: uri,
    dataProcessingMethod: uri,
    bizRules: uri,
  },
  open: true,
});

const report = object({
  fields: {
    type: word(measurementTypes),
    exception: word(sensorAlerts),
    deviceID: uri,
    deviceMetadata: uri,
    rawData: uri,
    dataProcessingMethod: uri,
    bizRules: uri,
    time,
    microorganism: uri,
    chemicalSubstance: uri,
    coordinateReferenceSystem: uri,
    value: measured,
    component: word(sensorComponents),
    stringValue: text,
    booleanValue: truth,
    hexBinaryValue: hex,
    uriValue: uri,
    minValue: measured,
    maxValue: measured,
    meanValue: measured,
    sDev: measured,
    percRank: measured,
    percValue: measured,
    uom: text,
  },
  required: ['type'],
  open: true,
});

const sensors = listOf(
  object({
    fields: { sensorMetadata: metadata, sensorReport: listOf(report, { least: 1 }) },
    required: ['sensorReport'],
    open: true,
  }),
);

const errorDeclaration = object({
  fields: { declarationTime: time, reason: word(errorReasons), correctiveEventIDs: uris },
  required: ['declarationTime'],
  open: true,
});

const always: Record<string, Check> = {
  '@context': anything,
  type: text,
  eventTime: time,
  recordTime: time,
  eventTimeZoneOffset: offset,
  eventID: uri,
  certificationInfo: (value, path) => (Array.isArray(value) ? uris(value, path) : uri(value, path)),
  errorDeclaration,
};

const dispositionList = listOf(word(dispositions), { least: 1, distinct: true });

/** The published JSON Schema has `persistentDisposition` in two kinds of events only, GS1's own documents have it in others. */
const usual: Record<string, Check> = {
  ...always,
  persistentDisposition: object({ fields: { set: dispositionList, unset: dispositionList } }),
  bizStep: word(bizSteps),
  disposition: word(dispositions),
  readPoint: place,
  bizLocation: place,
  bizTransactionList: transactions,
  sourceList: sources,
  destinationList: destinations,
  sensorElementList: sensors,
};

const ilmd = object({ fields: {}, open: true });
const timed = ['eventTime', 'eventTimeZoneOffset'];
const family = { parentID: uri, childEPCs: uris, childQuantityList: quantities, action };

const kinds: Record<string, Check> = {
  ObjectEvent: both(
    object({
      fields: { ...usual, epcList: epcs, quantityList: quantities, action, ilmd },
      required: [...timed, 'action'],
      open: true,
    }),
    anyOf(['epcList', 'quantityList', 'sensorElementList']),
    placeOfSensors,
    ilmdOnlyWithAdd,
  ),
  AggregationEvent: both(
    object({ fields: { ...usual, ...family }, required: [...timed, 'action'], open: true }),
    childrenUnlessDeleted,
  ),
  AssociationEvent: both(
    object({ fields: { ...usual, ...family }, required: [...timed, 'action', 'parentID'], open: true }),
    childrenUnlessDeleted,
  ),
  TransactionEvent: both(
    object({
      fields: { ...usual, parentID: uri, epcList: uris, quantityList: quantities, action },
      required: [...timed, 'bizTransactionList', 'action'],
      open: true,
    }),
    (value, path) => (said(value, 'action') === 'DELETE' ? undefined : anyOf(['epcList', 'quantityList'])(value, path)),
  ),
  TransformationEvent: both(
    object({
      fields: {
        ...usual,
        inputEPCList: epcs,
        inputQuantityList: quantities,
        outputEPCList: epcs,
        outputQuantityList: quantities,
        transformationID: uri,
        ilmd,
      },
      required: timed,
      open: true,
    }),
    inputsAndOutputs,
  ),
};

function event(value: unknown, path: string): Flaw | undefined {
  const type = said(value, 'type');
  if (typeof type !== 'string') return flaw(`${path}/type`, 'die Art des Ereignisses', 'the type of the event');
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind) return kind(value, path);
  if (!type.includes(':'))
    return flaw(`${path}/type`, 'eine Art von Ereignis aus EPCIS 2.0', 'an event type of EPCIS 2.0');
  // An event of somebody else's vocabulary; its fields are theirs.
  return object({ fields: always, required: timed, open: true })(onlyKnown(value as object), path);
}

function onlyKnown(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => Object.hasOwn(always, name)));
}

const events = listOf(event);
/** Published samples name the document itself with a blank node of JSON-LD. */
const documentId: Check = (value, path) => (/^_:\w+$/.test(plainText(value)) ? undefined : uri(value, path));
const opening = { '@context': anything, id: documentId, type: text, schemaVersion: version, creationDate: time };

const documentShape = object({
  fields: {
    ...opening,
    instanceIdentifier: text,
    sender: text,
    receiver: text,
    epcisHeader: object({ fields: { epcisMasterData: anything }, open: true }),
    epcisBody: object({ fields: { eventList: events }, required: ['eventList'], open: true }),
  },
  required: ['@context', 'schemaVersion', 'creationDate', 'epcisBody'],
  open: true,
});

const resultsBody = object({
  fields: { eventList: events, vocabularyList: anything },
  required: ['eventList'],
  open: true,
});

const queryResults = object({
  fields: { queryName: text, subscriptionID: text, resultsBody },
  required: ['queryName', 'resultsBody'],
  open: true,
});

const queryShape = object({
  fields: { ...opening, epcisBody: object({ fields: { queryResults }, required: ['queryResults'], open: true }) },
  required: ['@context', 'epcisBody'],
  open: true,
});

function contextFlaw(event: object): Flaw | undefined {
  return '@context' in event ? undefined : missing('', '@context');
}

function childrenUnlessDeleted(value: unknown, path: string): Flaw | undefined {
  if (said(value, 'action') !== 'DELETE') return anyOf(['childEPCs', 'childQuantityList'])(value, path);
  return undefined;
}

/** EPCIS 2.0 §7.4.7: without an object, what is measured is the place. */
function placeOfSensors(value: unknown, path: string): Flaw | undefined {
  const named = said(value, 'epcList') !== undefined || said(value, 'quantityList') !== undefined;
  return named || said(value, 'readPoint') !== undefined ? undefined : missing(path, 'readPoint');
}

/** EPCIS 2.0 §7.3.8: what is true of things since they exist is said when they come into being. */
function ilmdOnlyWithAdd(value: unknown, path: string): Flaw | undefined {
  if (said(value, 'ilmd') === undefined || said(value, 'action') === 'ADD') return undefined;
  return { path: `${path}/ilmd`, de: 'Das darf nur bei ADD stehen.', en: 'This may only stand with ADD.' };
}

/** EPCIS 2.0 §7.4.6: a transformation told in several events has an id that binds them, one told at once needs both sides. */
function inputsAndOutputs(value: unknown, path: string): Flaw | undefined {
  const inputs = anyOf(['inputEPCList', 'inputQuantityList'])(value, path);
  const outputs = anyOf(['outputEPCList', 'outputQuantityList'])(value, path);
  return said(value, 'transformationID') === undefined ? (inputs ?? outputs) : inputs && outputs;
}

function word(list: WordList): Check {
  return (value, path) => {
    if (typeof value === 'string' && wordOf(list, value) !== undefined) return undefined;
    const own = uri(value, path) === undefined && !claimsToBe(list, value as string);
    return own
      ? undefined
      : flaw(
          path,
          `ein Wort von GS1 (${list.title}) oder eine eigene URI`,
          `a GS1 word (${list.title}) or a URI of one's own`,
        );
  };
}

function form(pattern: RegExp, de: string, en: string): Check {
  return (value, path) => (typeof value === 'string' && pattern.test(value) ? undefined : flaw(path, de, en));
}

function listOf(check: Check, { least = 0, distinct = false } = {}): Check {
  return (value, path) => {
    if (!Array.isArray(value) || value.length < least) return flaw(path, 'eine Liste', 'a list');
    const seen = new Set<unknown>();
    for (const [index, each] of value.entries()) {
      const found = check(each, `${path}/${index}`);
      if (found) return found;
      if (distinct && seen.has(each))
        return flaw(`${path}/${index}`, 'jeder Eintrag nur einmal', 'each entry only once');
      seen.add(each);
    }
    return undefined;
  };
}

function object({ fields, required = [], open = false }: Shape): Check {
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return flaw(path, 'ein Objekt', 'an object');
    const absent = required.find((name) => said(value, name) === undefined);
    if (absent !== undefined) return missing(path, absent);
    for (const [name, field] of Object.entries(value)) {
      const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const found = check ? check(field, at) : open && isNamespaced(name) ? undefined : unknown(at);
      if (found) return found;
    }
    return undefined;
  };
}

/** A type is JSON-LD's own; fields whose name begins with an underscore are remarks in published documents. */
function isNamespaced(name: string): boolean {
  return name.includes(':') || name === 'type' || name.startsWith('_comment');
}

function both(...checks: Check[]): Check {
  return (value, path) => {
    for (const check of checks) {
      const found = check(value, path);
      if (found) return found;
    }
    return undefined;
  };
}

function anyOf(names: readonly string[]): Check {
  return (value, path) =>
    names.some((name) => said(value, name) !== undefined)
      ? undefined
      : { path, de: `Hier fehlt eines von ${names.join(', ')}.`, en: `One of ${names.join(', ')} is missing here.` };
}

function said(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

function flaw(path: string, de: string, en: string): Flaw {
  return { path, de: `Hier steht nicht, was verlangt ist: ${de}.`, en: `This is not what is asked for: ${en}.` };
}

function missing(path: string, name: string): Flaw {
  return { path: `${path}/${name}`, de: `Es fehlt: ${name}.`, en: `Missing: ${name}.` };
}

function unknown(path: string): Flaw {
  return {
    path,
    de: 'Dieses Feld kennt EPCIS hier nicht; eigene Felder brauchen einen Namensraum.',
    en: 'EPCIS knows no such field here; fields of your own need a namespace.',
  };
}
