import { type ReceivedRefusal, refusal } from '#schemas/refusal.ts';
import type { CommandName } from '#schemas/validate.ts';
import { composed, type Document, documentsOf } from './document.ts';
import type { Operations } from './generated/operations.ts';
import { type Lookup, type OutboxItem, withIds } from './outbox-item.ts';
import { refusalIn } from './refusal-in.ts';
import { graphql } from './request.ts';

export type Delivery =
  | { kind: 'recorded'; commit: number }
  | { kind: 'refused'; refusal: ReceivedRefusal }
  /** Codes have become ids; the command itself has not been sent yet. */
  | { kind: 'resolved'; input: OutboxItem['input']; subjects: string[] }
  | { kind: 'unreachable'; reason: string }
  | { kind: 'signedOut' };

/** Sends one command, or first finds out what its scanned codes stand for. Never throws. */
export async function deliver(item: OutboxItem): Promise<Delivery> {
  return item.lookups.length > 0 ? resolveCodes(item) : sendCommand(item);
}

/**
 * The mutation for a command. Every one takes one `input` and answers a union of success and refusal, so the text follows
 * from the name.
 */
export function mutationFor(name: string): Document<{ answer: CommandAnswer }, { input: object }> {
  const type = name[0]?.toUpperCase() + name.slice(1);
  return composed(`mutation ${type}($input: ${type}Input!) { answer: ${name}(input: $input) { __typename
    ... on ${type}Success { commit { number recordedAt repeated } }
    ... on Refusal { code message path source values } } }`);
}

/** The generated types of the mutations differ in the name of their success only. */
type CommandAnswer = Operations[Capitalize<CommandName>]['data']['answer'];

async function sendCommand(item: OutboxItem): Promise<Delivery> {
  const answer = await graphql(mutationFor(item.name), { input: item.input }, item.owner);
  if (answer.kind === 'unreachable') return answer;
  if (answer.kind === 'refused') return refusedOrSignedOut(answer.refusal);
  const said = answer.data.answer;
  return said.__typename === 'Refusal'
    ? { kind: 'refused', refusal: refusalIn(said) }
    : { kind: 'recorded', commit: said.commit.number };
}

const refusedOrSignedOut = (refusal: ReceivedRefusal): Delivery =>
  refusal.code === 'UNAUTHENTICATED' ? { kind: 'signedOut' } : { kind: 'refused', refusal };

export const lookupDocument = documentsOf<Operations>()(`query WhatIs($code: String!) { scan(code: $code) { __typename
  ... on Battery { id } ... on Vehicle { id } ... on Component { id } ... on UnknownCode { reason { code message path source values } } } }`);

async function resolveCodes(item: OutboxItem): Promise<Delivery> {
  const found: { path: Lookup['path']; id: string }[] = [];
  for (const lookup of item.lookups) {
    const answer = await graphql(lookupDocument, { code: lookup.code }, item.owner);
    if (answer.kind === 'unreachable') return answer;
    if (answer.kind === 'refused') return refusedOrSignedOut(answer.refusal);
    const { scan } = answer.data;
    if (scan.__typename === 'UnknownCode') return { kind: 'refused', refusal: refusalIn(scan.reason) };
    if (scan.__typename === 'Handoff' || scan.__typename !== lookup.kind)
      return { kind: 'refused', refusal: wrongKind(lookup) };
    found.push({ path: lookup.path, id: scan.id });
  }
  // The code stays among the subjects: later commands kept under the code still wait for this one.
  const subjects = [...new Set([...item.subjects, ...found.map(({ id }) => id)])];
  return { kind: 'resolved', input: withIds(item.input, found), subjects };
}

const wrongKind = ({ code, path }: Lookup): ReceivedRefusal =>
  refusal('CODE_OF_SOMETHING_ELSE', { code, path: `/${path.join('/')}` });
