import { describe, expect, it } from 'vitest';
import { aspects } from '#schemas/foreign/battery-pass/terms.ts';
import { foreignFormats } from '#schemas/foreign/formats.ts';
import { type ForeignPassport, readForeignPassport } from '#schemas/foreign/read-passport.ts';
import { readUntpEvents } from '#schemas/foreign/untp/events/read.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { validateCommand, validatePassport } from '#schemas/validate.ts';
import { isPointerInto } from '../../../scripts/conformance/measure-samples.ts';
import { context, corpus, hasCorpus, readJson, validatorOf } from './builders.ts';
import { type Asked, instanceOf } from './instances.ts';

type Document = Record<string, unknown>;

interface Generated {
  title: string;
  /** How it is written again, if it is. */
  format?: string;
  /** The published schema, or one for each part by its name. */
  schema: string | Readonly<Record<string, string>>;
  values?: Asked['values'];
  /** Says of a document that it is about one battery, where its schema leaves that open. */
  prepare?: (document: Document) => void;
}

const catenaX = '02-catenax-semantic-models/io.catenax.';
const ready = '09-openepcis-dpp-ready/extensions/eu/battery/validation/gefeg-live';
const untp = '04-untp/v0.7.0-published-hash-verified/schema';
const idta = '03b-tractusx-industry-core-hub/schemas/idta-BatteryPass';
const batteryPass = '01-batterypass-datamodel/utf8/io.BatteryPass.';

const generated: readonly Generated[] = [
  {
    title: 'Battery Pass 1.2',
    format: 'battery-pass',
    schema: {
      [aspects.GeneralProductInformation]: `${batteryPass}GeneralProductInformation/1.2.0/gen/GeneralProductInformation-schema.json`,
      [aspects.Labeling]: `${batteryPass}Labels/1.2.0/gen/Labeling-schema.json`,
      [aspects.CarbonFootprintForBatteries]: `${batteryPass}CarbonFootprint/1.2.0/gen/CarbonFootprintForBatteries-schema.json`,
      [aspects.SupplyChainDueDiligence]: `${batteryPass}SupplyChainDueDiligence/1.2.0/gen/SupplyChainDueDiligence-schema.json`,
      [aspects.MaterialComposition]: `${batteryPass}MaterialComposition/1.2.0/gen/MaterialComposition-schema.json`,
      [aspects.Circularity]: `${batteryPass}Circularity/1.2.0/gen/Circularity-schema.json`,
      [aspects.PerformanceAndDurability]: `${batteryPass}Performance/1.2.1/gen/PerformanceAndDurability-schema.json`,
    },
  },
  ...['EV', 'LMT', 'OtherIndustrial2kWh', 'StationaryIndustrial2kWh', 'IndustrialWithoutBMS'].map((kind) => ({
    title: `BatteryPass-Ready, ${kind}`,
    format: 'batterypass-ready',
    schema: `${ready}/${kind}.schema.json`,
    values: {
      DPPGranularity: 'item',
      CarbonFootprintPerformanceClass: 'B',
      ManufacturingPlace: 'Leipzig, DE',
      postalAddress: 'Werkstr. 5, 04109 Leipzig, Germany',
      'e-mailAddress': 'pass@werk.example',
    },
  })),
  ...batteryPassOf('catena-x-battery-pass', '6.1.0'),
  ...batteryPassOf('catena-x-battery-pass-6.0', '6.0.0'),
  ...batteryPassOf('catena-x-battery-pass-5', '5.0.0'),
  {
    ...(batteryPassOf('catena-x-battery-pass-4', '4.0.0')[0] as Generated),
    prepare: (document) => {
      const number = { businessIdentifier: { left: 'BPNL12345678ABCD' }, businessIdentifierType: 'BPN' };
      ((document.generalInformation as Document).manufacturer as Document).manufacturer = { right: [number] };
    },
  },
  {
    ...(batteryPassOf('catena-x-battery-pass-3', '3.0.1')[0] as Generated),
    values: { batteryType: 'EV battery' },
  },
  ...dppOf('catena-x-dpp', '7.0.0'),
  ...dppOf('catena-x-dpp-6', '6.1.0'),
  ...dppOf('catena-x-dpp-6', '6.0.0'),
  ...dppOf('catena-x-dpp-5', '5.0.0'),
  {
    title: 'UNTP 0.7.0',
    format: 'untp-dpp',
    schema: `${untp}/DigitalProductPassport.json`,
    values: { idGranularity: 'item' },
    prepare: (document) => {
      const subject = document.credentialSubject as Document;
      const manufacturer = { role: 'manufacturer', party: { id: 'https://werk.example/', name: 'Werk' } };
      subject.relatedParty = [manufacturer, ...((subject.relatedParty as object[]) ?? [])];
      subject.characteristics = { ...(subject.characteristics as object), batteryCategory: 'EV battery' };
    },
  },
  {
    title: 'IDTA 02035 by its values',
    schema: {
      Nameplate: `${idta}DigitalNameplate-schema.json`,
      HandoverDocumentation: `${idta}HandoverDocumentation-schema.json`,
      CarbonFootprint: `${idta}CarbonFootprint-schema.json`,
      TechnicalData: `${idta}TechnicalData-schema.json`,
      ProductCondition: `${idta}ProductCondition-schema.json`,
      MaterialComposition: `${idta}MaterialComposition-schema.json`,
      Circularity: `${idta}Circularity-schema.json`,
    },
    prepare: ({ TechnicalData: technical }) => {
      const general = (technical as Document).GeneralInformation as Document;
      general.BatteryCategory = 'ev';
    },
  },
];

const seeds = [1, 2, 3, 4];
const amounts = ['minimal', 'some', 'maximal'] as const;

describe.skipIf(!hasCorpus)('Documents made from published schemas (skipped where ../shared/corpus is absent)', () => {
  it.each(generated)('of $title are read, written again and read the same', (each) => {
    const { isValid, make } = schemaOf(each.schema);
    const write = foreignFormats.find(({ name }) => name === each.format)?.write;
    let count = 0;
    for (const seed of seeds)
      for (const much of amounts) {
        const document = make({ much, seed, ...(each.values && { values: each.values }) });
        each.prepare?.(document);
        expect(isValid(document), `made ${much} ${seed}`).toBe('');
        const read = expectRead(readForeignPassport(document), document, `${much} ${seed}`);
        const written = write?.(read.passport, { ...context, kept: read.kept });
        if (!written || 'code' in written) continue;
        expect(isValid(written.document as Document), `written ${much} ${seed}`).toBe('');
        // Parts that were left out come back from the first document, as from whoever keeps both.
        const whole = typeof each.schema === 'string' ? {} : document;
        const again = readForeignPassport(JSON.parse(JSON.stringify({ ...whole, ...written.document })));
        if (written.omitted.length === 0 || whole === document)
          expect(again).toMatchObject({ passport: read.passport });
        else expect(again).not.toHaveProperty('code');
        count++;
      }
    expect(count > 0).toBe(write !== undefined);
  });

  it('of UNTP traceability events are read', () => {
    const { isValid, make } = schemaOf(`${untp}/DigitalTraceabilityEvent.json`);
    for (const seed of seeds)
      for (const much of amounts) {
        const document = make({ much, seed });
        expect(isValid(document)).toBe('');
        const read = readUntpEvents(document);
        if ('code' in read) throw new Error(`${much} ${seed}: ${read.path} ${read.message}`);
        expect(read.events).toHaveLength((document.credentialSubject as unknown[]).length);
      }
  });
});

/** What was read is a passport our commands take, and points into the document. */
function expectRead(read: ForeignPassport | Refusal, document: Document, which: string): ForeignPassport {
  if ('code' in read) throw new Error(`${which}: ${read.path} ${read.message}`);
  const { passport, kept, setAside = [], pointerOf } = read;
  expect(validatePassport(passport)).toBeUndefined();
  const command = { commandId: 'c-00000001', passport, foreign: { format: read.format, kept } };
  expect(validateCommand('issuePassport', command)).toBeUndefined();
  for (const path of [...Object.keys(kept), ...setAside.map((each) => each.path), pointerOf('/general/category')])
    expect(isPointerInto(document, { code: 'INVALID_INPUT', message: '', path }), `${which}: ${path}`).toBe(true);
  for (const { path } of setAside)
    expect(
      Object.keys(kept).some((at) => path === at || path.startsWith(`${at}/`)),
      `${which}: ${path}`,
    ).toBe(true);
  return read;
}

function schemaOf(schema: Generated['schema']) {
  if (typeof schema === 'string') {
    const validate = validatorOf(corpus + schema);
    const text = readJson(corpus + schema) as object;
    return {
      isValid: (document: Document) => (validate(document) ? '' : JSON.stringify(validate.errors?.[0])),
      make: (asked: Asked) => instanceOf(text, asked) as Document,
    };
  }
  const parts = Object.entries(schema).map(([name, file]) => ({ name, ...schemaOf(file) }));
  return {
    isValid: (document: Document): string =>
      parts.map(({ name, isValid }) => (name in document ? isValid(document[name] as Document) : '')).join(''),
    make: (asked: Asked): Document => Object.fromEntries(parts.map(({ name, make }) => [name, make(asked)])),
  };
}

function batteryPassOf(format: string, version: string): Generated[] {
  const schema = `${catenaX}battery.battery_pass/${version}/gen/BatteryPass-schema.json`;
  return [{ title: `Catena-X battery_pass ${version}`, schema, values: { category: 'EV' }, format }];
}

function dppOf(format: string, version: string): Generated[] {
  const schema = `${catenaX}generic.digital_product_passport/${version}/gen/DigitalProductPassport-schema.json`;
  return [
    {
      title: `Catena-X digital_product_passport ${version}`,
      format,
      schema,
      prepare: ({ identification }) => {
        const at = identification as Document;
        const id = 'electric vehicle battery';
        if (version === '7.0.0') at.partClassification = [{ standard: 'Own', id }];
        else
          at.classification = [{ classificationStandard: 'Own', classificationID: id, classificationDescription: '' }];
      },
    },
  ];
}
