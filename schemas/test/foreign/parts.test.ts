import { globSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeAas } from '#schemas/foreign/aas/write.ts';
import { aspects } from '#schemas/foreign/battery-pass/terms.ts';
import { writeBatteryPass } from '#schemas/foreign/battery-pass/write.ts';
import type { NamedDocument } from '#schemas/foreign/lines/parts.ts';
import { isPartOfPassport, putTogether } from '#schemas/foreign/put-together.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { context, corpus, fullPassport, hasCorpus, readJson } from './builders.ts';

const files: Record<keyof typeof aspects, string> = {
  GeneralProductInformation: 'GeneralProductInformation',
  Labeling: 'Labels',
  CarbonFootprintForBatteries: 'CarbonFootprint',
  SupplyChainDueDiligence: 'SupplyChainDueDiligence',
  MaterialComposition: 'MaterialComposition',
  Circularity: 'Circularity',
  PerformanceAndDurability: 'Performance',
};

describe('Parts of one passport', () => {
  it('as the seven aspects of Battery Pass in files of their own become one', () => {
    const parts = aspectFiles(fullPassport('ev'), (name) => `io.BatteryPass.${name}/1.2.0/gen/${name}-payload.json`);
    const all = putTogether(parts);
    expect(all).toHaveLength(1);
    expect(all[0]?.indices).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const whole = readForeignPassport(all[0]?.document);
    expect(whole).toMatchObject({ format: 'battery-pass', passport: { materials: { chemistry: 'Li-ion NMC' } } });
    expect(whole).toEqual({
      ...readForeignPassport(written(fullPassport('ev'))),
      pointerOf: expect.any(Function),
    });
  });

  it('point into the file a part of them stands in', () => {
    const parts = aspectFiles(fullPassport('ev'), (name) => `${name}.json`);
    const labels = parts.findIndex(({ name }) => name === 'Labels.json');
    const [whole] = putTogether(parts);
    expect(whole?.placeOf(`/${aspects.Labeling}/labels/0`)).toEqual({ index: labels, pointer: '/labels/0' });
    expect(whole?.placeOf('')).toEqual({ index: 0, pointer: '' });
  });

  it('of two batteries are told apart by what their files are called', () => {
    const other = { ...fullPassport('lmt'), general: { ...fullPassport('lmt').general, serialNumber: 'S-2' } };
    const parts = [
      ...aspectFiles(fullPassport('ev'), (name) => `S-1/${name}.json`),
      ...aspectFiles(other, (name) => `S-2/${name}.json`),
    ];
    const all = putTogether(parts);
    expect(all.map(({ document }) => readForeignPassport(document))).toMatchObject([
      { category: 'ev' },
      { category: 'lmt' },
    ]);
    expect(all.map(({ indices }) => indices.length)).toEqual([7, 7]);
    const flat = parts.map(({ name, document }) => ({ name: name.toLowerCase().replace('/', '_'), document }));
    expect(putTogether(flat).map(({ indices }) => indices.length)).toEqual([7, 7]);
    expect(putTogether(parts.map((each) => ({ ...each, name: 'a.json' })))).toHaveLength(14);
  });

  it('without the one that names the battery stay alone and say so', () => {
    const parts = aspectFiles(fullPassport('ev'), (name) => `${name}.json`).slice(1);
    const all = putTogether(parts);
    expect(all).toHaveLength(6);
    expect(readForeignPassport(all[0]?.document)).toMatchObject({ code: 'ASPECT_ALONE', path: '' });
  });

  it('may stand under the names of the aspects in one document', () => {
    const document = Object.fromEntries(
      aspectFiles(fullPassport('ev'), (name) => name).map(({ name, document: each }) => [name, each]),
    );
    expect(isPartOfPassport(document)).toBe(false);
    const { Labels: labels, ...rest } = document;
    expect(readForeignPassport({ ...rest, labeling: labels })).toMatchObject({
      passport: {
        symbols: { extinguishingAgents: ['Water'], testReports: [{ url: 'https://werk.example/test.pdf' }] },
      },
    });
  });

  it('as environments of IDTA 02035 become one environment', () => {
    const environment = writtenAas(fullPassport('ev'));
    const parts = environment.submodels
      .filter(({ idShort }) => idShort !== 'KreispassSections')
      .map((submodel, index) => ({
        name: `part-${index + 1}.json`,
        document: index === 0 ? { ...environment, submodels: [submodel] } : { submodels: [submodel] },
      }));
    const [whole, ...others] = putTogether(parts);
    expect(others).toEqual([]);
    expect(readForeignPassport(whole?.document)).toMatchObject({ format: 'aas', passport: { performance: {} } });
    expect(whole?.placeOf('/submodels/2/submodelElements/0')).toEqual({
      index: 2,
      pointer: '/submodels/0/submodelElements/0',
    });
  });

  it('may be submodels without an environment', () => {
    const submodels = writtenAas(fullPassport('ev')).submodels.filter(({ idShort }) => idShort !== 'KreispassSections');
    const parts = submodels.map((document, index) => ({ name: `${index}.json`, document }));
    const [whole, ...others] = putTogether(parts);
    expect(others).toEqual([]);
    expect(readForeignPassport(whole?.document)).toMatchObject({ format: 'aas', category: 'ev' });
    expect(whole?.placeOf('/submodels/1/submodelElements/0')).toEqual({ index: 1, pointer: '/submodelElements/0' });
    const alone = readForeignPassport(submodels.find(({ idShort }) => idShort === 'TechnicalData'));
    expect(alone).toMatchObject({ code: 'ASPECT_ALONE', path: '', message: expect.stringContaining('Nameplate') });
  });

  it('are no whole passports', () => {
    expect(isPartOfPassport(fullPassport('ev'))).toBe(false);
    expect(isPartOfPassport(written(fullPassport('ev')))).toBe(false);
    expect(isPartOfPassport(writtenAas(fullPassport('ev')))).toBe(false);
    for (const nothing of [null, 7, 'x', [], {}]) expect(isPartOfPassport(nothing)).toBe(false);
  });
});

describe.skipIf(!hasCorpus)('Aspects as published (skipped where ../shared/corpus is absent)', () => {
  it.each(['{upstream,utf8}/*/1.2.*/gen/*-payload.json', 'upstream/*/1.0.0/gen/*-sample.json'])(
    '%s become one passport, the same part in UTF-8 and UTF-16 being one',
    (glob) => {
      const folder = `${corpus}01-batterypass-datamodel/`;
      const parts = globSync(glob, { cwd: folder }).map((name) => ({ name, document: readJson(folder + name) }));
      expect(parts.length).toBeGreaterThan(3);
      const [whole, ...others] = putTogether(parts);
      expect(others).toEqual([]);
      expect(whole?.indices).toHaveLength(parts.length);
      expect(readForeignPassport(whole?.document)).toMatchObject({ category: 'lmt', passport: { symbols: {} } });
    },
  );
});

function aspectFiles(passport: Passport, called: (name: string) => string): NamedDocument[] {
  const document = written(passport) as Record<string, unknown>;
  return Object.entries(aspects).map(([name, urn]) => ({
    name: called(files[name as keyof typeof aspects]),
    document: document[urn],
  }));
}

function written(passport: Passport): object {
  const found = writeBatteryPass(passport, context);
  if ('code' in found) throw new Error(found.message);
  return JSON.parse(JSON.stringify(found.document));
}

function writtenAas(passport: Passport): { submodels: { idShort: string }[] } {
  const found = writeAas(passport, context);
  if ('code' in found) throw new Error(found.message);
  return JSON.parse(JSON.stringify(found.document));
}
