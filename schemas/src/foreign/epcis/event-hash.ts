import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalLink } from '../lines/canonical-link.ts';
import {
  bizSteps,
  dispositions,
  expanded,
  measurementTypes,
  partyTypes,
  prefixesOf,
  sensorAlerts,
  sensorComponents,
  standardPrefixes,
  transactionTypes,
  type WordList,
  wordOf,
} from './words.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
type JsonObject = { [name: string]: Json };

/** How names are to be understood: the prefixes in force, and the fields a document says are no part of an event. */
export interface EventScope {
  prefixes?: ReadonlyMap<string, string>;
  ignoredFields?: ReadonlySet<string>;
}

/**
 * The identifier an event has by its content, CBV 2.0 §8.9: `ni:///sha-256;…?ver=CBV2.0`. The same event spelt otherwise (URN
 * or Digital Link, other order, other offset of the same moment) has the same one.
 */
export function eventHash(event: object, scope: EventScope = {}): string {
  return `ni:///sha-256;${bytesToHex(sha256(utf8ToBytes(eventPreHash(event, scope))))}?ver=CBV2.0`;
}

/** The text that is hashed: names and values in the order of the standard, without anything between them. */
export function eventPreHash(event: object, scope: EventScope = {}): string {
  const given = event as JsonObject;
  const ignored = scope.ignoredFields ?? new Set();
  const fields = Object.fromEntries(Object.entries(given).filter(([name]) => !ignored.has(name))) as JsonObject;
  const type = fields.type ?? fields.isA;
  const prefixes = prefixesOf(given['@context'], scope.prefixes ?? standardPrefixes);
  return (type === undefined ? '' : `eventType=${type}`) + objectText(fields, eventFields, prefixes);
}

/** Fields in their order: by name alone, or with how their value is written. */
type Fields = readonly (readonly [name: string, write?: Write])[];
type Write = (value: Json, prefixes: Prefixes, name: string) => string;
type Prefixes = ReadonlyMap<string, string>;

const metadataFields: Fields = [
  ['time'],
  ['startTime'],
  ['endTime'],
  ['deviceID'],
  ['deviceMetadata'],
  ['rawData'],
  ['dataProcessingMethod'],
  ['bizRules'],
];

const reportFields: Fields = [
  ['type', word(measurementTypes)],
  ['exception', word(sensorAlerts)],
  ['deviceID'],
  ['deviceMetadata'],
  ['rawData'],
  ['dataProcessingMethod'],
  ['bizRules'],
  ['time'],
  ['microorganism'],
  ['chemicalSubstance'],
  ['value'],
  ['component', word(sensorComponents)],
  ['stringValue'],
  ['booleanValue'],
  ['hexBinaryValue'],
  ['uriValue'],
  ['minValue'],
  ['maxValue'],
  ['meanValue'],
  ['sDev'],
  ['percRank'],
  ['percValue'],
  ['uom'],
  ['coordinateReferenceSystem'],
];

const epcs = listOf((epc, prefixes) => `epc=${scalarText(epc, prefixes)}`);
const quantities = listOf(part('quantityElement', [['epcClass'], ['quantity'], ['uom']]));
const place: Write = (value, prefixes, name) => name + bodyText(value, [['id']], prefixes);
const sensors = listOf(
  part('sensorElement', [
    ['sensorMetadata', (value, prefixes, name) => name + bodyText(value, metadataFields, prefixes)],
    ['sensorReport', (value, prefixes, name) => sorted(value, (each) => name + bodyText(each, reportFields, prefixes))],
  ]),
);

/**
 * CBV 2.0 §8.9. Not part of it: the id itself, when it was recorded, certificates, what was declared wrong later, comments.
 * Destinations stand before sources, as the published vectors have it.
 */
const eventFields: Fields = [
  ['eventTime'],
  ['eventTimeZoneOffset'],
  ['epcList', epcs],
  ['parentID'],
  ['inputEPCList', epcs],
  ['childEPCs', epcs],
  ['quantityList', quantities],
  ['childQuantityList', quantities],
  ['inputQuantityList', quantities],
  ['outputEPCList', epcs],
  ['outputQuantityList', quantities],
  ['action'],
  ['transformationID'],
  ['bizStep', word(bizSteps)],
  ['disposition', word(dispositions)],
  [
    'persistentDisposition',
    (value, prefixes, name) =>
      name +
      bodyText(
        value,
        [
          ['set', words(dispositions)],
          ['unset', words(dispositions)],
        ],
        prefixes,
      ),
  ],
  ['readPoint', place],
  ['bizLocation', place],
  ['bizTransactionList', listOf(part('', [['type', word(transactionTypes)], ['bizTransaction']]))],
  ['destinationList', listOf(part('', [['type', word(partyTypes)], ['destination']]))],
  ['sourceList', listOf(part('', [['type', word(partyTypes)], ['source']]))],
  ['sensorElementList', sensors],
  ['ilmd', (value, prefixes, name) => name + bodyText(value, [], prefixes)],
];

function objectText(object: JsonObject, fields: Fields, prefixes: Prefixes): string {
  const named = fields.map(([name, write = simple]) => {
    const value = object[name];
    return value === undefined || value === null ? '' : write(value, prefixes, name);
  });
  return named.join('') + extensionText(object, prefixes);
}

/** Fields of somebody else's vocabulary, `{namespace}name=value`, sorted. */
function extensionText(object: JsonObject, prefixes: Prefixes): string {
  const texts = Object.entries(object).flatMap(([name, value]) => {
    const full = name.includes(':') ? expanded(name, prefixes) : undefined;
    if (full === undefined || full === comment || value === null) return [];
    const cut = Math.max(full.lastIndexOf('/'), full.lastIndexOf('#'), full.lastIndexOf(':')) + 1;
    // A namespace without a separator at its end is all that stands before the name.
    const namespace = expanded(`${name.slice(0, name.indexOf(':'))}:`, prefixes);
    const known = full.startsWith(namespace) && !namespace.endsWith(':') ? namespace : full.slice(0, cut);
    return extensionValues(`{${known}}${full.slice(known.length)}`, value, prefixes);
  });
  return texts.sort().join('');
}

const comment = 'http://www.w3.org/2000/01/rdf-schema#comment';

function extensionValues(name: string, value: Json, prefixes: Prefixes): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => extensionValues(name, each, prefixes));
  if (typeof value !== 'object' || value === null) return [`${name}=${scalarText(value, prefixes)}`];
  const literal = value['@value'];
  if (literal !== undefined) return [`${name}=${scalarText(literal, prefixes)}`];
  return [name + extensionText(value, prefixes)];
}

function bodyText(value: Json, fields: Fields, prefixes: Prefixes): string {
  const body = typeof value === 'string' ? { id: value } : value;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? objectText(body, fields, prefixes) : '';
}

function simple(value: Json, prefixes: Prefixes, name: string): string {
  return `${name}=${scalarText(value, prefixes)}`;
}

function word(list: WordList): Write {
  return (value, prefixes, name) => `${name}=${wordText(list, value, prefixes)}`;
}

function words(list: WordList): Write {
  return (value, prefixes, name) => sorted(value, (each) => `${name}=${wordText(list, each, prefixes)}`);
}

function wordText(list: WordList, value: Json, prefixes: Prefixes): string {
  const known = typeof value === 'string' ? wordOf(list, value) : undefined;
  return known === undefined ? scalarText(value, prefixes) : list.stem + known;
}

function part(name: string, fields: Fields): Write {
  return (value, prefixes) => name + bodyText(value, fields, prefixes);
}

function listOf(write: Write): Write {
  return (value, prefixes, name) => name + sorted(value, (each) => write(each, prefixes, name));
}

function sorted(value: Json, write: (each: Json) => string): string {
  return (Array.isArray(value) ? value : [value]).map(write).sort().join('');
}

function scalarText(value: Json, prefixes: Prefixes): string {
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  const text = expanded(value.trim(), prefixes);
  return momentText(text) ?? canonicalLink(text);
}

/** In UTC with milliseconds, rounded; nothing when it is no date-time with an offset. */
function momentText(text: string): string | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) return undefined;
  const milliseconds = Math.round(Number(match[2] ?? 0) * 1000);
  const moment = Date.parse(`${match[1]}${match[3]}`) + milliseconds;
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}
