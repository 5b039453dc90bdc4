import type { Language } from '../../checks/explain-words.ts';
import type { Refusal } from '../../refusal.ts';
import { elsewhere, type Found } from '../lines/found.ts';
import { isObject } from '../lines/json-object.ts';
import { ownName } from '../lines/own-sections.ts';
import { readByLines } from '../lines/walk.ts';
import { untpLines } from './lines.ts';

/** Whether a document is a UNTP Digital Product Passport. */
export function isUntp(document: object): boolean {
  const { type, credentialSubject } = document as { type?: unknown; credentialSubject?: unknown };
  if (!isObject(credentialSubject)) return false;
  // The published schema does not ask for the type.
  const isProduct = 'idGranularity' in credentialSubject && 'idScheme' in credentialSubject;
  return [type].flat().includes('DigitalProductPassport') || (type === undefined && isProduct);
}

/** Whether it is what such a passport says, without the credential around it. */
export function isProductOfUntp(document: object): boolean {
  const { type, idGranularity, idScheme } = document as Record<string, unknown>;
  return [type].flat().includes('Product') && idGranularity !== undefined && idScheme !== undefined;
}

/** Reads a UNTP Digital Product Passport. */
export function readUntp(document: object, language: Language): Found | Refusal {
  return readByLines(document, walk, language);
}

/** Reads the product alone; places are those in the product. */
export function readProductOfUntp(product: object, language: Language): Found | Refusal {
  const read = readUntp({ type: ['DigitalProductPassport'], credentialSubject: product }, language);
  return elsewhere(read, (at) => at.replace(/^\/credentialSubject/, ''));
}

const walk = {
  lines: untpLines,
  granularity: 'credentialSubject.idGranularity',
  ownRoom: `/credentialSubject/characteristics/${ownName}`,
};
