import { mergeResolvers, mergeTypeDefs } from '@graphql-tools/merge';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { IResolvers } from '@graphql-tools/utils';
import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { sectionTypeDefs } from '#schemas/generated/sections-schema.ts';
import type { Context } from '../asking/context.ts';
import { resolvers as componentResolvers } from '../components/resolvers.ts';
import { typeDefs as componentTypeDefs } from '../components/schema.ts';
import { resolvers as correctionResolvers } from '../corrections/resolvers.ts';
import { typeDefs as correctionTypeDefs } from '../corrections/schema.ts';
import { documentResolvers } from '../documents/resolvers.ts';
import { documentTypeDefs } from '../documents/schema.ts';
import { resolvers as gradingResolvers } from '../grading/resolvers.ts';
import { typeDefs as gradingTypeDefs } from '../grading/schema.ts';
import { resolvers as handoffResolvers } from '../handoffs/resolvers.ts';
import { typeDefs as handoffTypeDefs } from '../handoffs/schema.ts';
import { resolvers as interestResolvers } from '../organisations/interest-resolvers.ts';
import { typeDefs as interestTypeDefs } from '../organisations/interest-schema.ts';
import { resolvers as organisationResolvers } from '../organisations/resolvers.ts';
import { typeDefs as organisationTypeDefs } from '../organisations/schema.ts';
import { tokenResolvers } from '../organisations/token-resolvers.ts';
import { tokenTypeDefs } from '../organisations/token-schema.ts';
import { readsResolvers } from '../passports/reads/reads.ts';
import { readsTypeDefs } from '../passports/reads/schema.ts';
import { resolvers as passportResolvers } from '../passports/resolvers.ts';
import { typeDefs as passportTypeDefs } from '../passports/schema.ts';
import { resolvers as seriesResolvers } from '../series/resolvers.ts';
import { typeDefs as seriesTypeDefs } from '../series/schema.ts';
import { resolvers as signedResolvers } from '../signed/resolvers.ts';
import { typeDefs as signedTypeDefs } from '../signed/schema.ts';
import { resolvers as vehicleResolvers } from '../vehicles/resolvers.ts';
import { typeDefs as vehicleTypeDefs } from '../vehicles/schema.ts';
import { ledgerResolvers } from './ledger-resolvers.ts';
import { dateScalar, dateTimeScalar, jsonScalar } from './scalars.ts';
import { scanResolvers } from './scan.ts';
import { commonTypeDefs } from './schema.ts';

/** The whole schema: SDL and resolvers of every subject, with enums and unions filled in by rule. */
export function buildSchema(): GraphQLSchema {
  const typeDefs = mergeTypeDefs([
    commonTypeDefs,
    sectionTypeDefs,
    organisationTypeDefs,
    interestTypeDefs,
    tokenTypeDefs,
    passportTypeDefs,
    readsTypeDefs,
    documentTypeDefs,
    seriesTypeDefs,
    gradingTypeDefs,
    signedTypeDefs,
    vehicleTypeDefs,
    componentTypeDefs,
    handoffTypeDefs,
    correctionTypeDefs,
  ]);
  const own = { DateTime: dateTimeScalar, Date: dateScalar, JSON: jsonScalar };
  const resolvers = mergeResolvers<IResolvers<unknown, Context>, Context>([
    enumResolvers(typeDefs),
    unionResolvers(typeDefs),
    own as IResolvers<unknown, Context>,
    scanResolvers,
    ledgerResolvers,
    organisationResolvers as IResolvers<unknown, Context>,
    interestResolvers as IResolvers<unknown, Context>,
    tokenResolvers as IResolvers<unknown, Context>,
    passportResolvers as IResolvers<unknown, Context>,
    readsResolvers as IResolvers<unknown, Context>,
    documentResolvers as IResolvers<unknown, Context>,
    seriesResolvers as IResolvers<unknown, Context>,
    gradingResolvers as IResolvers<unknown, Context>,
    signedResolvers as IResolvers<unknown, Context>,
    vehicleResolvers as IResolvers<unknown, Context>,
    componentResolvers as IResolvers<unknown, Context>,
    handoffResolvers as IResolvers<unknown, Context>,
    correctionResolvers as IResolvers<unknown, Context>,
  ]);
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
