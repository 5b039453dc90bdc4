import { globSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { passportOf } from '#api/demo/passports.ts';
import { demoVehicles } from '#api/demo/vehicles.ts';
import { aasTemplate } from '#schemas/foreign/aas/template.ts';
import { writeAas } from '#schemas/foreign/aas/write.ts';
import { putTogether } from '#schemas/foreign/put-together.ts';
import { readForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Passport } from '#schemas/passport.ts';
import { aPassport } from '../builders.ts';
import { context, corpus, fullPassport, hasCorpus, readJson, validatorOf } from './builders.ts';

const passports: [string, Passport][] = [
  ...(['ev', 'lmt', 'industrial', 'stationary'] as const).map((each): [string, Passport] => [each, fullPassport(each)]),
  ...demoVehicles.slice(0, 10).map((vehicle): [string, Passport] => [`demo ${vehicle.vin}`, passportOf(vehicle)]),
  ['with everything our schema has', aPassport()],
];

describe('A passport as AAS environment of IDTA 02035', () => {
  it.each(passports)('of %s comes back exactly as it was', (_, passport) => {
    const read = readForeignPassport(written(passport));
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.format).toBe('aas');
    expect(read.passport).toEqual(passport);
  });

  it('has all seven parts, with the semantic ids and types of their templates', () => {
    const { submodels, assetAdministrationShells } = written(fullPassport('ev'));
    expect(submodels.map(({ idShort }) => idShort)).toEqual([
      ...aasTemplate.map(({ name }) => name),
      'KreispassSections',
    ]);
    expect(assetAdministrationShells[0]?.submodels).toHaveLength(submodels.length);
    const technical = submodels.find(({ idShort }) => idShort === 'TechnicalData');
    expect(find(technical, 'RatedCapacity')).toEqual({
      modelType: 'Property',
      idShort: 'RatedCapacity',
      semanticId: { type: 'ExternalReference', keys: [{ type: 'GlobalReference', value: '0173-1#02-ABL869#002' }] },
      valueType: 'xs:float',
      value: '190',
    });
    expect(find(submodels[0], 'ManufacturerName')).toMatchObject({
      modelType: 'MultiLanguageProperty',
      value: [{ language: 'en', text: 'Werk GmbH' }],
    });
  });

  it('names mandatory elements nothing is known for, and tells what it tells without them', () => {
    const { performance: _, ...passport } = fullPassport('ev');
    const made = writeAas(passport, context);
    if ('code' in made) throw new Error(made.message);
    expect(made.omitted).not.toHaveLength(0);
    expect(JSON.stringify(made.document)).not.toContain('RatedCapacity');
  });

  it('is found by semantic ids, whatever things are called and of which version they are', () => {
    const text = JSON.stringify(written(fullPassport('ev')))
      .replaceAll('"RatedCapacity"', '"Nennkapazitaet"')
      .replaceAll('"BatteryMaterialName"', '"Werkstoff"')
      .replaceAll('"TechnicalData"', '"Technik"')
      .replaceAll(':1.0.1#', ':1.2.0#')
      .replaceAll('#02-ABL869#002', '#02-ABL869#005');
    const environment = JSON.parse(text) as Environment;
    environment.submodels.pop();
    const read = readForeignPassport(environment);
    expect(read).toMatchObject({
      passport: {
        performance: { ratedCapacityAh: 190 },
        materials: { composition: [{ name: 'Lithium', massKg: 0.7 }, { name: 'Copper' }] },
      },
    });
  });

  it('points at the element that is wrong', () => {
    const environment = written(fullPassport('ev'));
    const technical = environment.submodels.findIndex(({ idShort }) => idShort === 'TechnicalData');
    Object.assign(find(environment.submodels[technical], 'BatteryMass') as object, { value: '-4' });
    const read = readForeignPassport(environment);
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    const path = read.setAside?.[0]?.path ?? '';
    expect(path).toMatch(new RegExp(`^/submodels/${technical}/submodelElements/`));
    expect(at(environment, path)).toMatchObject({ idShort: 'BatteryMass' });
  });

  it('finds the file of a document that is named by its identifier', () => {
    const environment = written(fullPassport('ev'));
    environment.submodels = environment.submodels.filter(({ idShort }) => idShort !== 'KreispassSections');
    const replace = (element: Element | undefined) => {
      for (const each of element?.submodelElements ?? (Array.isArray(element?.value) ? element.value : []))
        replace(each);
      // Everywhere but in the file itself.
      if (element?.value === 'https://werk.example/doc.pdf' && !('contentType' in element)) element.value = 'DOC-7';
    };
    for (const each of environment.submodels) replace(each);
    expect(JSON.stringify(environment)).toContain('DOC-7');
    expect(readForeignPassport(environment)).toMatchObject({
      passport: { symbols: { declarationOfConformity: { document: { url: 'https://werk.example/doc.pdf' } } } },
    });
  });

  it('keeps other submodels and elements where they stand', () => {
    const environment = written(fullPassport('ev'));
    const other = { modelType: 'Submodel', id: 'urn:a:b', idShort: 'Maintenance', submodelElements: [] };
    const colour = { modelType: 'Property', idShort: 'Colour', valueType: 'xs:string', value: 'blue' };
    environment.submodels.push(other as never);
    environment.submodels[0]?.submodelElements.push(colour as never);
    const read = readForeignPassport(environment);
    if ('code' in read) throw new Error(`${read.path} ${read.message}`);
    expect(read.kept).toMatchObject({ [`/submodels/${environment.submodels.length - 1}`]: other });
    const place = `/submodels/0/submodelElements/${(environment.submodels[0]?.submodelElements.length ?? 0) - 1}`;
    expect(read.kept).toHaveProperty([place], 'blue');
  });

  it('of a type is refused where it says so', () => {
    const environment = written(fullPassport('ev'));
    Object.assign(environment.assetAdministrationShells[0]?.assetInformation as object, { assetKind: 'Type' });
    expect(readForeignPassport(environment)).toMatchObject({
      code: 'GRANULARITY_MODEL',
      path: '/assetAdministrationShells/0/assetInformation/assetKind',
    });
  });

  it('is refused where a second battery begins, whose parts would be taken for those of the first', () => {
    const environment = written(fullPassport('ev'));
    environment.assetAdministrationShells.push(shellOf('https://id.example/b/2', environment.submodels));
    expect(readForeignPassport(environment)).toMatchObject({
      code: 'SEVERAL_BATTERIES',
      path: '/assetAdministrationShells/1',
    });
  });

  it('is read beside shells of its modules and of its type, which are kept', () => {
    const environment = written(fullPassport('ev'));
    environment.submodels = environment.submodels.filter(({ idShort }) => idShort !== 'KreispassSections');
    const ofType = structuredClone(environment.submodels.filter(({ idShort }) => idShort === 'TechnicalData'));
    Object.assign(find(ofType[0], 'BatteryMass') as object, { value: '1' });
    for (const each of ofType) each.id = 'urn:a:type';
    environment.submodels.unshift(...ofType);
    const module = shellOf('https://id.example/module/7', []);
    const type = { ...shellOf('https://id.example/type', ofType), assetInformation: { assetKind: 'Type' } };
    environment.assetAdministrationShells.unshift(module, type);
    const read = readForeignPassport(environment);
    expect(read).toMatchObject({
      passport: { general: { massKg: 41.5 } },
      kept: {
        '/assetAdministrationShells/0': module,
        '/assetAdministrationShells/1': type,
        '/submodels/0': ofType[0],
      },
    });
  });

  it('points into the environment also where something is missing', () => {
    const environment = written(fullPassport('ev'));
    environment.submodels = environment.submodels.filter(({ idShort }) => idShort !== 'KreispassSections');
    const technical = environment.submodels.findIndex(({ idShort }) => idShort === 'TechnicalData');
    const general = environment.submodels[technical]?.submodelElements[0]?.value as Element[];
    general.splice(0, general.length, ...general.filter(({ idShort }) => idShort !== 'BatteryCategory'));
    expect(readForeignPassport(environment)).toMatchObject({ path: `/submodels/${technical}/submodelElements/0` });
    environment.submodels.splice(technical, 1);
    expect(readForeignPassport(environment)).toMatchObject({ path: '/submodels' });
  });

  it('of one part alone, told by its values, says which part is missing', () => {
    const nameplate = {
      URIOfTheProduct: 'https://a.example/01/09521234010012/21/S',
      ManufacturerName: [{ de: 'Werk' }],
    };
    expect(readForeignPassport(nameplate)).toMatchObject({
      code: 'ASPECT_ALONE',
      path: '',
      message: expect.stringContaining('part 4 (TechnicalData)'),
    });
    expect(readForeignPassport({ BatteryChemistry: { ShortName: 'NMC' } }, 'de')).toMatchObject({
      code: 'ASPECT_ALONE',
      message: expect.stringContaining('Teil 1 (Nameplate)'),
    });
  });

  it('of several parts by their names, in values only, is read', () => {
    const read = readForeignPassport({
      Nameplate: {
        URIOfTheProduct: 'https://a.example/unit/7',
        ManufacturerName: [{ de: 'Werk' }],
        SerialNumber: 'S-7',
      },
      TechnicalData: { GeneralInformation: { BatteryCategory: 'ev', BatteryMass: 'heavy', Colour: 'blue' } },
    });
    expect(read).toMatchObject({
      passport: { general: { category: 'ev', serialNumber: 'S-7', modelIdentifier: 'https://a.example/unit/7' } },
      kept: {
        '/TechnicalData/GeneralInformation/BatteryMass': 'heavy',
        '/TechnicalData/GeneralInformation/Colour': 'blue',
      },
    });
  });

  it.each([
    { submodels: 'x' },
    { submodels: [null, 1, {}, { submodelElements: {} }] },
    {
      assetAdministrationShells: [{}],
      submodels: [{ idShort: 'TechnicalData', submodelElements: [null, { idShort: 3 }] }],
    },
    { submodels: [{ idShort: 'KreispassSections', submodelElements: [{ modelType: 'Blob', value: '%%%' }] }] },
  ])('is never a fault: %j', (document) => {
    expect(readForeignPassport(document)).toHaveProperty('code');
  });
});

describe.skipIf(!hasCorpus)('AAS as published (skipped where ../shared/corpus is absent)', () => {
  it.each(['1/0', '1/0/1'])(
    'templates %s with the values of their examples, as those of one battery, are one passport',
    (version) => {
      const folder = `${corpus}09c-idta-digital-battery-passport/`;
      const files = globSync('*/1/{0,0/1}/*.json', { cwd: folder }).filter(
        (name) => !name.includes('without') && (name.includes(`/${version}/IDTA`) || /Nameplate|Carbon/.test(name)),
      );
      const parts = files.map((name) => {
        const document = readJson(folder + name) as { assetAdministrationShells: { assetInformation: object }[] };
        for (const { assetInformation } of document.assetAdministrationShells)
          Object.assign(assetInformation, { assetKind: 'Instance', globalAssetId: 'https://werk.example/b/1' });
        return { name, document };
      });
      const [whole, ...others] = putTogether(parts);
      expect(others).toEqual([]);
      expect(readForeignPassport(whole?.document)).toMatchObject({
        passport: {
          general: { category: 'ev', serialNumber: 'A12345-X75EN', manufacturer: { name: 'Muster AG' }, massKg: 1007 },
          materials: { chemistry: 'NMC' },
          performance: { nominalVoltageV: 4.3, resistanceIncrease: { value: 10, unit: '%' } },
        },
      });
    },
  );

  const versions = ['3.0', '3.1', '3.2'] as const;
  const schemas = `${corpus}09d-odal-dpp-core/dpp-tests/fixtures/aas/aas-`;
  const templates = `${corpus}09c-idta-digital-battery-passport`;
  const plain = `${corpus}03b-tractusx-industry-core-hub/schemas/examples/`;
  const power = 'MaximumPermittedBatteryPower';
  const files = hasCorpus
    ? [
        ...readdirSync(templates, { recursive: true, encoding: 'utf8' }).map((file) => `${templates}/${file}`),
        ...readdirSync(plain).map((file) => plain + file),
      ].filter((file) => file.endsWith('.json'))
    : [];

  it.each(versions)('is what passports are valid as, metamodel %s', (version) => {
    const isValid = validatorOf(`${schemas}${version}.json`);
    for (const [name, passport] of passports) {
      const valid = isValid(written(passport));
      expect(valid, `${name} ${JSON.stringify(isValid.errors?.slice(0, 3))}`).toBe(true);
    }
  });

  it.each(files.map((file) => [file.slice(corpus.length), file]))(
    '%s is recognised, and read or refused with a pointer',
    (_, file) => {
      const read = readForeignPassport(readJson(file));
      if ('code' in read) {
        expect(read.code).not.toBe('FORMAT_UNKNOWN');
        expect(read.path).toMatch(/^(\/submodels|\/assetAdministrationShells|$)/);
      }
    },
  );

  it('is read as one whole battery when a firm has made instances of the published templates', () => {
    const examples = files.filter((file) => file.startsWith(templates) && !file.includes('without_examplevalues'));
    const latest = new Map(examples.toSorted().map((file) => [file.slice(templates.length).split('/')[1], file]));
    const submodels = [...latest.values()].flatMap((file) => (readJson(file) as Environment).submodels);
    for (const submodel of submodels) Object.assign(submodel, { kind: 'Instance', id: `urn:a:${submodel.idShort}` });
    // The example has a battery without any power.
    Object.assign(
      find(
        submodels.find(({ idShort }) => idShort === 'TechnicalData'),
        power,
      ) as object,
      { value: '90000' },
    );
    const shell = shellOf('https://firm.example/b/4711', submodels);
    Object.assign(shell.assetInformation, { specificAssetIds: [{ name: 'manufacturerPartId', value: 'M-1' }] });
    const read = readForeignPassport({ assetAdministrationShells: [shell], submodels: submodels.toReversed() });
    expect(read).toMatchObject({
      passport: {
        general: { serialNumber: 'A12345-X75EN', modelIdentifier: 'M-1', status: 'original', massKg: 1007 },
        materials: { chemistry: 'NMC', composition: [{ casNumber: '7439-93-2', critical: true }] },
        performance: { ratedCapacityAh: 210, maximumPowerW: 90_000 },
      },
    });
  });

  it('has the names and semantic ids of the published templates', () => {
    const published = new Set(
      files.flatMap((file) =>
        [...JSON.stringify(readJson(file)).matchAll(/"value":"([^"]*)"/g)].map(([, value]) => value),
      ),
    );
    const ours = aasTemplate.filter(({ name }) => name !== 'Circularity').flatMap(allIds);
    const strangers = ours.filter((id) => !published.has(id));
    // Parts of an address, which come from another template.
    expect(
      strangers.every((id) => /AAO1(28|29|32|34)/.test(id)),
      strangers.join(' '),
    ).toBe(true);
  });
});

interface Element {
  idShort?: string;
  value?: Element[] | string;
  submodelElements?: Element[];
}

interface Environment {
  assetAdministrationShells: { submodels: object[]; assetInformation: object }[];
  submodels: { id: string; idShort: string; submodelElements: Element[] }[];
}

function shellOf(globalAssetId: string, submodels: { id: string }[]): Environment['assetAdministrationShells'][number] {
  const references = submodels.map(({ id }) => ({ type: 'ModelReference', keys: [{ type: 'Submodel', value: id }] }));
  return { assetInformation: { assetKind: 'Instance', globalAssetId }, submodels: references };
}

function written(passport: Passport): Environment {
  const made = writeAas(passport, context);
  if ('code' in made) throw new Error(made.message);
  return JSON.parse(JSON.stringify(made.document));
}

function find(element: Element | undefined, name: string): Element | undefined {
  if (!element || element.idShort === name) return element;
  const inner = element.submodelElements ?? (Array.isArray(element.value) ? element.value : []);
  for (const each of inner) {
    const found = find(each, name);
    if (found) return found;
  }
  return undefined;
}

function at(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((here, step) => (here as Record<string, unknown>)[step], document);
}

function allIds({
  semanticId,
  children,
}: {
  semanticId: string;
  children: (typeof aasTemplate)[number]['children'];
}): string[] {
  return [semanticId, ...children.flatMap(allIds)];
}
