import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { properties } from '#schemas/passport.ts';
import { commodityCodeOf, type RegistryEntry, registryPayload } from '#schemas/registry-payload.ts';
import { corpus, fullPassport, hasCorpus } from './foreign/builders.ts';

const context = { apiEndpoint: 'https://pass.example' };

describe('(EU) 2026/1778 Art. 8 · The registry entry of a battery', () => {
  it.each(['ev', 'lmt', 'industrial', 'stationary'] as const)(
    'of category %s names unit, passport, firm',
    (category) => {
      expect(registryPayload(fullPassport(category), context)).toEqual({
        uniqueProductIdentifier: 'https://id.example/01/09521234010012/21/S-1',
        digitalProductPassportId: 'https://id.example/pass/S-1',
        uniqueEconomicOperatorIdentifier: '9521234000006',
        dppApiEndpoint: 'https://pass.example',
        granularity: 'item',
        modelIdentifier: 'https://id.example/01/09521234010012',
        commodityCode: category === 'industrial' ? '850720' : '850760',
      });
    },
  );

  it('links the batch and the model where they have identifiers', () => {
    const passport = fullPassport('ev');
    passport.general.batchNumber = 'B/17';
    const entry = registryPayload(passport, { ...context, backupOperatorIdentifier: '9521234000020' });
    expect(entry).toMatchObject({
      batchIdentifier: 'https://id.example/01/09521234010012/10/B%2F17',
      backupUniqueEconomicOperatorIdentifier: '9521234000020',
    });
    passport.general.batchNumber = 'longer than the twenty characters of GS1';
    expect(registryPayload(passport, context)).toMatchObject({
      batchIdentifier: 'longer than the twenty characters of GS1',
    });
    const { gtin: _, ...general } = passport.general;
    const plain = { ...passport, general: { ...general, uniqueIdentifier: 'urn:uuid:1', modelIdentifier: 'LT-62' } };
    expect(registryPayload(plain, context)).toMatchObject({ modelIdentifier: 'LT-62' });
  });

  it('takes the unit for the passport, and the firm as it is registered, where the passport leaves them out', () => {
    const { passportIdentifier: _, operator: __, ...general } = fullPassport('ev').general;
    const passport = { ...fullPassport('ev'), general };
    expect(registryPayload(passport, { ...context, operatorIdentifier: '9521234000037' })).toMatchObject({
      digitalProductPassportId: general.uniqueIdentifier,
      uniqueEconomicOperatorIdentifier: '9521234000037',
    });
    expect(registryPayload(passport, { ...context, passportId: 'urn:p:1' })).toMatchObject({
      code: 'EXPORT_INCOMPLETE',
    });
  });

  it('is refused with everything that is missing, and nothing made up', () => {
    const refusal = registryPayload({ materials: { chemistry: 'unobtainium' } }, context);
    expect(refusal).toMatchObject({ code: 'EXPORT_INCOMPLETE', path: '/general/uniqueIdentifier' });
    expect((refusal as { message: string }).message).toMatch(
      /operator\.identifier.*modelIdentifier.*materials\.chemistry/,
    );
  });

  it('says nothing that Annex XIII does not open to everybody', () => {
    const used = [
      'general.uniqueIdentifier',
      'general.passportIdentifier',
      'general.operator',
      'general.gtin',
      'general.modelIdentifier',
      'general.batchNumber',
      'materials.chemistry',
    ];
    const access = properties.filter(({ path }) => used.includes(path)).map((property) => property.access);
    expect(access).toEqual(used.map(() => 'pub'));
  });

  it('knows the customs heading of each chemistry, or none', () => {
    const codes = ['Li-NMC', 'LFP', 'Li-ion NMC', 'Pb', 'NiMH', 'NiCd', 'Na-ion', 'ZEBRA', 'unknown', undefined].map(
      commodityCodeOf,
    );
    expect(codes).toEqual([
      '850760',
      '850760',
      '850760',
      '850720',
      '850750',
      '850730',
      '850780',
      '850780',
      undefined,
      undefined,
    ]);
  });

  it.skipIf(!hasCorpus)('has the members of EN 18222 Table 11 as others write them', () => {
    const openapi = readFileSync(
      `${corpus}09-openepcis-dpp-ready/extensions/common/interop/api/en18222-dpp-api.openapi.yaml`,
      'utf8',
    );
    const [, shape = ''] =
      /DppRegistryEntry:([\s\S]*?)RegisterResult:/.exec(openapi.slice(openapi.indexOf('schemas:'))) ?? [];
    const [, required = '', rest = ''] = /required:([\s\S]*?)properties:([\s\S]*)/.exec(shape) ?? [];
    const entry = registryPayload(fullPassport('ev'), { ...context, backupOperatorIdentifier: '1' }) as RegistryEntry;
    const mandatory = [...required.matchAll(/- (\w+)/g)].map(([, name]) => name);
    expect(mandatory.length).toBe(4);
    expect(Object.keys(entry)).toEqual(expect.arrayContaining(mandatory));
    expect(Object.keys(entry)).toEqual(
      expect.arrayContaining([...rest.matchAll(/^ {8}(\w+):/gm)].map(([, name]) => name)),
    );
  });
});
