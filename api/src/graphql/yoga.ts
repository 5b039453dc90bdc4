import type { GraphQLSchema } from 'graphql';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { refusal, refusalText } from '#schemas/refusal.ts';
import { forbidden, rateLimited } from '#schemas/refusals/access-cases.ts';
import { inputCases } from '#schemas/refusals/input-cases.ts';
import { AccessDenied } from '../access/access-denied.ts';
import { refusalError } from '../access/refusal-error.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Viewers } from '../access/viewers.ts';
import type { Context } from '../asking/context.ts';
import { languageOf, refusalLanguageOf } from '../asking/create-context.ts';
import { denied, inLanguage } from './errors.ts';
import { examples } from './examples.ts';
import { type KnownOperations, mayAskAnything, notKnown, unknownId } from './known-operations.ts';
import { limitPlugin, limits } from './limits.ts';

export interface YogaSettings {
  context(
    viewer: Viewer | undefined,
    language: Context['language'],
    refusalLanguage?: Context['refusalLanguage'],
  ): Context;
  schema: GraphQLSchema;
  viewers: Viewers;
  production: boolean;
  operations: KnownOperations;
  /** Whether only documents of our clients are answered, except to other systems and enrolled devices. */
  onlyKnown: boolean;
  mask: (error: unknown) => Error;
}

export type GraphQLServer = ReturnType<typeof createGraphQLServer>;

/**
 * GraphQL over HTTP at `/graphql`: queries by GET and POST, mutations by POST, subscriptions over SSE. Who is asking comes
 * from the `Authorization` header alone; cookies count for nothing here, so no other site can act for somebody.
 */
export function createGraphQLServer(settings: YogaSettings) {
  const { schema, viewers, production, mask } = settings;
  return createYoga<object, Context>({
    schema,
    landingPage: false,
    multipart: false,
    batching: false,
    // The HTTP server has limited the body before it gets here.
    maxRequestBodySize: false,
    cors: { origin: '*', credentials: false, methods: ['GET', 'POST', 'OPTIONS'], maxAge: 86_400 },
    graphiql: production ? false : { title: 'Kreispass', defaultQuery: examples, subscriptionsProtocol: 'SSE' },
    ...(!production && {
      renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    }),
    logging: { debug() {}, info() {}, warn() {}, error() {} },
    maskedErrors: { maskError: mask },
    context: async ({ request }) => {
      const viewer = await viewers.viewerOf(request.headers.get('authorization')).catch(refuse);
      const acceptLanguage = request.headers.get('accept-language');
      return settings.context(viewer, languageOf(acceptLanguage), refusalLanguageOf(acceptLanguage));
    },
    plugins: [
      operationPlugin(settings),
      limitPlugin(),
      codePlugin(),
      formatPlugin(),
      languagePlugin(),
      streamPlugin(viewers),
      ...(production ? [introspectionPlugin()] : []),
    ],
  });
}

function refuse(error: unknown): never {
  throw error instanceof AccessDenied ? denied(error) : error;
}

/** Puts the text of a document in the place of its id, and keeps out what is not known where that is wanted. */
function operationPlugin({ operations, onlyKnown, viewers }: YogaSettings): Plugin {
  return {
    async onParams({ params, request, setParams }) {
      const { documentId = inAddress(request), ...rest } = params as typeof params & { documentId?: unknown };
      if (documentId != null && rest.query != null) throw eitherOr();
      const query = documentId == null ? rest.query : operations.textOf(String(documentId));
      if (documentId != null && query === undefined) throw unknownId();
      if (onlyKnown && typeof query === 'string' && !operations.has(query)) {
        const viewer = await viewers.viewerOf(request.headers.get('authorization')).catch(refuse);
        if (!mayAskAnything(viewer)) throw denied(notKnown());
      }
      if (query !== undefined) setParams({ ...rest, query });
    },
  };
}

/** Of an address yoga reads only the parameters it knows. */
function inAddress({ method, url }: Request): string | undefined {
  return method === 'GET' ? (new URL(url).searchParams.get('documentId') ?? undefined) : undefined;
}

function eitherOr(): Error {
  return refusalError(refusal('INVALID_INPUT', { ...inputCases.eitherOr, path: '/documentId' }), { status: 400 });
}

/**
 * A stream ends with the access of its listener: whoever lost it, whose token ran out, or who may read less or more than
 * when it began, gets nothing more and asks again.
 */
function streamPlugin(viewers: Viewers): Plugin {
  const open = new Map<string, number>();
  return {
    onSubscribe: ({ args }) => {
      const { request, viewer } = args.contextValue as { request: Request; viewer?: Viewer };
      const authorization = request.headers.get('authorization');
      const listener = authorization ?? '';
      if ((open.get(listener) ?? 0) >= (authorization ? limits.streams : limits.strangersStreams)) throw tooMany();
      const began = rightsOf(viewer);
      const onNext = async () => {
        const now = await viewers.viewerOf(authorization).catch(refuse);
        if (rightsOf(now) !== began) throw denied(new AccessDenied(refusal('FORBIDDEN', forbidden.rightsChanged)));
      };
      return {
        onSubscribeResult: () => {
          open.set(listener, (open.get(listener) ?? 0) + 1);
          return { onNext, onEnd: () => closed(listener) };
        },
      };
    },
  };

  function closed(listener: string): void {
    const left = (open.get(listener) ?? 1) - 1;
    if (left > 0) open.set(listener, left);
    else open.delete(listener);
  }
}

/** Everything that decides what somebody reads, to compare. */
function rightsOf(viewer: Viewer | undefined): string {
  return JSON.stringify([[...(viewer?.audiences ?? [])].sort(), [...(viewer?.interestIn ?? [])].sort()]);
}

function tooMany(): Error {
  return denied(new AccessDenied(refusal('RATE_LIMITED', rateLimited.connections)));
}

/** Documents that do not fit the schema get the contract's code. */
function codePlugin(): Plugin {
  return {
    onValidate:
      () =>
      ({ valid, result }) => {
        if (valid) return;
        for (const error of result) Object.assign(error.extensions, { code: 'INVALID_INPUT' });
      },
  };
}

/** Words refusals in the language of the request. */
function languagePlugin(): Plugin {
  return {
    onResultProcess({ request, result, setResult }) {
      if (!('errors' in result) || !result.errors) return;
      const language = refusalLanguageOf(request.headers.get('accept-language'));
      setResult({ ...result, errors: result.errors.map((error) => inLanguage(error, language)) });
    },
  };
}

const formats = 'application/json or application/graphql-response+json, subscriptions in text/event-stream';

/** Yoga leaves the body empty when it has no format the client takes; a sentence says which there are. */
function formatPlugin(): Plugin {
  return {
    onResponse({ request, response, setResponse, fetchAPI }) {
      if (response.status !== 406 || response.body) return;
      const refused = refusal('FORMAT_NOT_OFFERED', { formats });
      const message = refusalText(refused, refusalLanguageOf(request.headers.get('accept-language')));
      const body = JSON.stringify({ errors: [{ message, extensions: { code: refused.code } }] });
      const headers = new fetchAPI.Headers(response.headers);
      headers.set('content-type', 'application/json; charset=utf-8');
      headers.set('content-length', String(Buffer.byteLength(body)));
      setResponse(new fetchAPI.Response(body, { status: 406, headers }));
    },
  };
}

/** The printed schema is public; asking the service for it is for who has a token. */
function introspectionPlugin(): Plugin {
  return {
    onValidate({ context, addValidationRule }) {
      const { request } = context as { request?: Request };
      if (!request?.headers.get('authorization')) addValidationRule(NoSchemaIntrospectionCustomRule);
    },
  };
}
