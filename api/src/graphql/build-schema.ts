import { mergeResolvers, mergeTypeDefs } from '@graphql-tools/merge';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { sectionTypeDefs } from '#schemas/generated/sections-schema.ts';
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
import { dateScalar, dateTimeScalar, jsonScalar } from './scalars.ts';
import { scanResolvers } from './scan.ts';
import { commonTypeDefs } from './schema.ts';

/** The whole schema: SDL and resolvers of every subject, with enums and unions filled in by rule. */
export function buildSchema(): GraphQLSchema {
  const typeDefs = mergeTypeDefs([
    commonTypeDefs,
    sectionTypeDefs,
    ...subjects.flatMap((subject): readonly string[] => subject.typeDefs),
    documentTypeDefs,
    gradingTypeDefs,
    signedTypeDefs,
  ]);
  const own = { DateTime: dateTimeScalar, Date: dateScalar, JSON: jsonScalar };
  const resolvers = mergeResolvers<IResolvers<unknown, Context>, Context>([
    enumResolvers(typeDefs),
    unionResolvers(typeDefs),
    own,
    scanResolvers,
    ledgerResolvers,
    { Mutation: mutations },
    ...subjects.flatMap((subject): readonly object[] => subject.resolvers),
    documentResolvers,
    gradingResolvers,
    signedResolvers,
  ] as IResolvers<unknown, Context>[]);
  return makeExecutableSchema<Context>({
    typeDefs,
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
}

/** 2023/1542 Annex XIII 4(c) has a spelling of its own; every other enum value is the camelCase of its GraphQL name. */
const ownSpelling: Record<string, Record<string, string>> = {
  BatteryStatus: { RE_USED: 're-used' },
};

function enumResolvers(document: DocumentNode): IResolvers<unknown, Context> {
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

/** A `…Result` is a refusal or a success; everything else that shares a union is a subject and says its kind. */
function unionResolvers(document: DocumentNode): IResolvers<unknown, Context> {
  const resolvers: Record<string, { __resolveType(value: Member): string }> = {};
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.UNION_TYPE_DEFINITION) continue;
    const name = definition.name.value;
    const success = name.endsWith('Result') ? `${name.slice(0, -'Result'.length)}Success` : undefined;
    resolvers[name] = {
      __resolveType: (value) => {
        if (success) return value.code === undefined ? success : 'Refusal';
        return value.__typename ?? pascalCase(value.kind ?? '');
      },
    };
  }
  return resolvers as IResolvers<unknown, Context>;
}

interface Member {
  __typename?: string;
  code?: string;
  kind?: string;
}

function pascalCase(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
