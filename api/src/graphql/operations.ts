import type { IncomingHttpHeaders } from 'node:http';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { AccessDenied } from '../access/access-denied.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Viewers } from '../access/viewers.ts';
import type { Context } from '../asking/context.ts';
import { languageOf, refusalLanguageOf } from '../asking/create-context.ts';
import { denied, inLanguage } from './errors.ts';
import { type KnownOperations, mayAskAnything, notKnown } from './known-operations.ts';
import { checkLimits, limits } from './limits.ts';

/** One request: JSON as GraphQL over HTTP §5.4 has it, already known to be well formed. */
export interface Params {
  /** The document, or else… */
  query?: string;
  /** …its id, if it is one of our clients'. */
  documentId?: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  extensions?: object;
}

export interface Operations {
  /** The result of a query or mutation that is in order; undefined for everything yoga should have a look at. */
  run(params: Params, headers: IncomingHttpHeaders): Promise<ExecutionResult> | undefined;
}

interface OperationSettings {
  context(
    viewer: Viewer | undefined,
    language: Context['language'],
    refusalLanguage?: Context['refusalLanguage'],
  ): Context;
  schema: GraphQLSchema;
  viewers: Viewers;
  operations: KnownOperations;
  /** Whether only documents of our clients are answered, except to other systems and enrolled devices. */
  onlyKnown: boolean;
  mask: (error: unknown) => Error;
}

/** Clients send a few hundred different documents at most; longer ones are nobody's everyday request. */
const keptDocuments = 500;
const longestKept = 20_000;

/**
 * The short way for the everyday request: a document that was seen before, parsed, validated and measured, is executed at
 * once. Same schema, context, limits and masking as through yoga, which keeps everything else.
 */
export function createOperations(settings: OperationSettings): Operations {
  const { schema, viewers, operations, onlyKnown, mask } = settings;
  const known = new LRUCache<string, DocumentNode>({ max: keptDocuments });

  async function run(
    text: string,
    document: DocumentNode,
    params: Params,
    headers: IncomingHttpHeaders,
  ): Promise<ExecutionResult> {
    const { variables, operationName } = params;
    const acceptLanguage = headers['accept-language'];
    const refusalLanguage = refusalLanguageOf(acceptLanguage);
    const masked = (error: unknown) => inLanguage(asGraphQLError(mask(error)), refusalLanguage);
    try {
      checkLimits(document, variables);
      const viewer = await viewers.viewerOf(headers.authorization);
      if (onlyKnown && !operations.has(text) && !mayAskAnything(viewer)) throw notKnown();
      const contextValue = settings.context(viewer, languageOf(acceptLanguage), refusalLanguage);
      const result = await execute({ schema, document, contextValue, variableValues: variables, operationName });
      return result.errors ? { ...result, errors: result.errors.map(masked) } : result;
    } catch (error) {
      return { errors: [error instanceof AccessDenied ? inLanguage(denied(error), refusalLanguage) : masked(error)] };
    }
  }

  return {
    run(params, headers) {
      const text = params.query ?? operations.textOf(params.documentId ?? '');
      if (text === undefined) return undefined;
      let document = known.get(text);
      if (!document) {
        document = text.length <= longestKept ? everydayDocument(schema, text) : undefined;
        if (!document) return undefined;
        known.set(text, document);
      }
      const kind = getOperationAST(document, params.operationName)?.operation;
      if (kind !== OperationTypeNode.QUERY && kind !== OperationTypeNode.MUTATION) return undefined;
      return run(text, document, params, headers);
    },
  };
}

/** A valid document that does not ask about the schema, which is not for everybody in production. */
function everydayDocument(schema: GraphQLSchema, query: string): DocumentNode | undefined {
  if (/__(schema|type)\b/.test(query)) return undefined;
  try {
    const document = parse(query, { maxTokens: limits.tokens });
    return validate(schema, document).length === 0 ? document : undefined;
  } catch {
    return undefined;
  }
}

function asGraphQLError(error: Error): GraphQLError {
  return error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error });
}
