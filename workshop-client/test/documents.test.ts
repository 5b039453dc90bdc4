import { type GraphQLEnumType, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { sectionNames } from '#schemas/passport.ts';
import { buildSchema } from '../../api/src/graphql/build-schema.ts';
import { sectionDocument } from '../src/battery/section-document.ts';
import * as battery from '../src/documents/battery.ts';
import * as completeness from '../src/documents/completeness.ts';
import * as component from '../src/documents/component.ts';
import * as condition from '../src/documents/condition.ts';
import * as handoffs from '../src/documents/handoffs.ts';
import * as interests from '../src/documents/interests.ts';
import * as names from '../src/documents/names.ts';
import * as organisation from '../src/documents/organisation.ts';
import * as reads from '../src/documents/reads.ts';
import * as search from '../src/documents/search.ts';
import * as secondLife from '../src/documents/second-life.ts';

const schema = buildSchema();
const documents = Object.entries({
  ...battery,
  ...completeness,
  ...component,
  ...condition,
  ...handoffs,
  ...interests,
  ...organisation,
  ...reads,
  ...search,
  ...secondLife,
}).flatMap(([name, text]): [string, string][] =>
  name.endsWith('Document') && typeof text === 'string' ? [[name, text]] : [],
);

describe('What the workshop client asks for', () => {
  it.each(documents)('is in the schema: %s', (_, text) => {
    expect(validate(schema, parse(text)).map(({ message }) => message)).toEqual([]);
  });
  it.each(sectionNames)('is in the schema: every property of the section %s', (section) => {
    expect(validate(schema, parse(sectionDocument(section))).map(({ message }) => message)).toEqual([]);
  });
  it('would be noticed if it were not', () => {
    expect(validate(schema, parse('{ battery(id: "1") { colour } }'))).toHaveLength(1);
  });
  it('stays within the number of words the service reads', () => {
    for (const text of [...documents.map(([, one]) => one), ...sectionNames.map(sectionDocument)])
      expect(text.match(/[A-Za-z_]+|[{}()[\]:!$]/g)?.length).toBeLessThan(2000);
  });
});

describe('The names the workshop client switches on', () => {
  it.each([
    ['OrganisationRole', names.organisationRoles],
    ['BatteryStatus', names.batteryStatuses],
    ['BatteryCategory', names.batteryCategories],
    ['SafetyCondition', names.safetyConditions],
    ['IsolationState', names.isolationStates],
    ['DamageFlag', names.damageFlags],
    ['WasteRecipient', names.wasteRecipients],
    ['HandoffPurpose', names.handoffPurposes],
    ['SecondLifeOperation', names.secondLifeOperations],
    ['TransferDocument', names.transferDocuments],
    ['NegativeEventKind', names.negativeEventKinds],
    ['MandateScope', names.mandateScopes],
    ['InterestPurpose', names.interestPurposes],
    ['InterestProofKind', names.interestProofKinds],
  ] as const)('are all of %s', (type, known) => {
    const values = (schema.getType(type) as GraphQLEnumType).getValues().map(({ name }) => name);
    expect([...known].sort()).toEqual(values.sort());
  });
});
