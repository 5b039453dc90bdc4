import type { GraphQLError } from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import { type Refusal, refusal, refusalText } from '#schemas/refusal.ts';

/** A refusal where GraphQL answers with an error: its code, place and values go along, so that the edge can word it. */
export function refusalError({ message, ...said }: Refusal, http?: { status: number }): GraphQLError {
  return createGraphQLError(message, { extensions: { ...said, ...(http && { http }) } });
}

/** A refusal under the code of the contract for errors, with its own sentence. */
export function asInvalidInput(said: Refusal): Refusal {
  return refusal('INVALID_INPUT', { de: refusalText(said, 'de'), en: refusalText(said, 'en'), path: said.path });
}
