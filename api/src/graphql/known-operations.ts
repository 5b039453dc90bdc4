import { readFileSync } from 'node:fs';
import type { GraphQLError } from 'graphql';
import { refusal } from '#schemas/refusal.ts';
import { forbidden, notFound } from '#schemas/refusals/access-cases.ts';
import { AccessDenied } from '../access/access-denied.ts';
import { refusalError } from '../access/refusal-error.ts';
import type { Viewer } from '../access/viewer.ts';

/** The GraphQL documents of our own clients, which ask by their ids instead of sending them each time. */
export interface KnownOperations {
  /** The document with this id (`operationId`); undefined when there is none. */
  textOf(id: string): string | undefined;
  has(text: string): boolean;
}

/** `operations.json`: what the clients send, and what clients from before the last update still do. */
export function readKnownOperations(): KnownOperations {
  const file = new URL('../../operations.json', import.meta.url);
  const { current, earlier } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Record<string, string>>;
  const texts = new Map(Object.entries({ ...earlier, ...current }));
  const known = new Set(texts.values());
  return { textOf: (id) => texts.get(id), has: (text) => known.has(text) };
}

/**
 * Whether this asker may send documents of their own where an installation takes only known ones: other systems, for which
 * the interface is made, and enrolled devices, whose client may be older than what we remember. People sign in with our
 * clients, so what they have is known.
 */
export function mayAskAnything(viewer: Viewer | undefined): boolean {
  return viewer?.by !== undefined && viewer.by !== 'member';
}

export function notKnown(): AccessDenied {
  return new AccessDenied(refusal('FORBIDDEN', forbidden.onlyKnown));
}

/** The answer to an id that stands for nothing here; clients then send the text. */
export function unknownId(): GraphQLError {
  return refusalError(refusal('NOT_FOUND', { ...notFound.operation, path: '/documentId' }), { status: 400 });
}
