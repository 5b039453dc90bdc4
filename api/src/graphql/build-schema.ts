import { mergeResolvers, mergeTypeDefs } from '@graphql-tools/merge';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { commandTypeDefs } from '#schemas/generated/commands-schema.ts';
import { sectionTypeDefs } from '#schemas/generated/sections-schema.ts';
import { type Refusal, refusalText } from '#schemas/refusal.ts';
import type { Context } from '../asking/context.ts';
import { documentResolvers } from '../documents/resolvers.ts';
import { documentTypeDefs } from '../documents/schema.ts';
import { resolvers as gradingResolvers } from '../grading/resolvers.ts';
import { typeDefs as gradingTypeDefs } from '../grading/schema.ts';
import { resolvers as signedResolvers } from '../signed/resolvers.ts';
import { typeDefs as signedTypeDefs } from '../signed/schema.ts';
import { subjects } from '../subjects.ts';
import { ledgerResolvers } from './ledger-resolvers.ts';
import { mutations } from './mutations.ts';
import { nodeResolvers } from './node.ts';
import { dateScalar, dateTimeScalar, jsonScalar } from './scalars.ts';
import { scanResolvers } from './scan.ts';
import { commonTypeDefs } from './schema.ts';

/** The whole schema: SDL and resolvers of every subject, with enums and unions filled in by rule. */
export function buildSchema(): GraphQLSchema {
  const typeDefs = mergeTypeDefs([
    commonTypeDefs,
    sectionTypeDefs,
    commandTypeDefs,
    ...subjects.flatMap((subject): readonly string[] => subject.typeDefs),
    documentTypeDefs,
    gradingTypeDefs,
    signedTypeDefs,
  ]);
  const resolvers = merged([
    enumResolvers(typeDefs),
    typeResolvers(typeDefs),
    refusalResolvers,
    { DateTime: dateTimeScalar, Date: dateScalar, JSON: jsonScalar },
    nodeResolvers,
    scanResolvers,
    ledgerResolvers,
    { Mutation: mutations },
    ...subjects.flatMap((subject): readonly object[] => subject.resolvers),
    documentResolvers,
    gradingResolvers,
    signedResolvers,
  ]);
  return makeExecutableSchema<Context>({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}

/**
 * Each resolver names the parent and the arguments it takes, which the library's type does not know of; that there is a field
 * for each is checked when the schema is made.
 */
function merged(parts: readonly object[]): IResolvers<unknown, Context> {
  return mergeResolvers<unknown, Context>(parts as IResolvers<unknown, Context>[]);
}

/** 2023/1542 Annex XIII 4(c) has a spelling of its own; every other enum value is the camelCase of its GraphQL name. */
const ownSpelling: Record<string, Record<string, string>> = {
  BatteryStatus: { RE_USED: 're-used' },
};

function enumResolvers(document: DocumentNode): Record<string, Record<string, string>> {
  const resolvers: Record<string, Record<string, string>> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION) continue;
    const { value: type } = definition.name;
    const names = definition.values?.map(({ name }) => name.value) ?? [];
    resolvers[type] = Object.fromEntries(names.map((name) => [name, ownSpelling[type]?.[name] ?? camelCase(name)]));
  }
  return resolvers;
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** A `…Result` is a refusal or a success; everything else that shares a union or an interface is a subject and says its kind. */
function typeResolvers(document: DocumentNode): Record<string, object> {
  const resolvers: Record<string, { __resolveType(value: Member): string }> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.UNION_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const name = definition.name.value;
    const success = name.endsWith('Result') ? `${name.slice(0, -'Result'.length)}Success` : undefined;
    resolvers[name] = {
      __resolveType: (value) => {
        if (success) return value.code === undefined ? success : 'Refusal';
        return value.__typename ?? pascalCase(value.kind ?? '');
      },
    };
  }
  return resolvers;
}

/** Decisions know no language; it is that of who reads the answer. */
const refusalResolvers: IResolvers<Refusal, Context> = {
  Refusal: { message: (said, _, { refusalLanguage }) => refusalText(said, refusalLanguage) },
};

interface Member {
  __typename?: string;
  code?: string;
  kind?: string;
}

function pascalCase(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
