import { operationId } from '#schemas/operation-id.ts';
import type { Answer } from './request.ts';

const ids = new Map<string, string>();
const sentInFull = new Set<string>();

/**
 * What is sent for a document: its id, by which the service knows what its clients ask; a phone's reception is spared some
 * kilobytes each time. The name comes along for whoever looks at what goes over the line.
 */
export function operationBody(document: string, variables: object): string {
  if (sentInFull.has(document)) return JSON.stringify({ query: document, variables });
  const operationName = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(document)?.[1];
  return JSON.stringify({ documentId: idOf(document), operationName, variables });
}

/**
 * Whether an answer says that the service does not know the document, for it is of another version than this client. From
 * then on it is sent in full, which every version understands; until the page is opened anew, when it may be known.
 */
export function mustBeSentInFull(document: string, answer: Answer<unknown>): boolean {
  if (answer.kind !== 'refused' || sentInFull.has(document)) return false;
  const { code, path, message } = answer.refusal;
  // A service from before there were ids calls it an unexpected parameter.
  const unknown = path === '/documentId' || (code === 'INVALID_INPUT' && message.includes('"documentId"'));
  if (unknown) sentInFull.add(document);
  return unknown;
}

function idOf(document: string): string {
  const known = ids.get(document) ?? operationId(document);
  ids.set(document, known);
  return known;
}
