import { aspects } from '#schemas/foreign/battery-pass/terms.ts';
import { kindOf } from '#schemas/foreign/battery-pass-ready/write.ts';
import { type ForeignFormat, foreignFormats } from '#schemas/foreign/formats.ts';
import type { ForeignPassport } from '#schemas/foreign/read-passport.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { against, byKind, type Check, eachMember } from './checks.ts';

/** Where the samples of a format lie and what its exports have to be valid against; paths count from the corpus. */
export interface Row {
  /** Name in the list of formats, `schemas/src/foreign/formats.ts`. */
  format: ForeignFormat['name'];
  /** Globs of sample documents. */
  samples: readonly string[];
  /** Globs of files among them that are not documents of this format. */
  except?: readonly string[];
  /** Takes the document out of a sample in which it is wrapped up. */
  unwrap?: (sample: unknown) => unknown;
  /** How a sample is read, where not by the list of formats. */
  read?: (document: unknown) => ForeignPassport | Refusal;
  /** JSON Pointers, with `*` for any step, of what in an export cannot be written again once read, and why. */
  oneWay?: Readonly<Record<string, string>>;
  /** Makes the check of exports; absent where nobody has published a schema. */
  check?: (corpus: string) => Check;
}

const ready = '09-openepcis-dpp-ready/extensions/eu/battery';
const tractusX = '03-tractusx-digital-product-pass';
const batteryPass = '01-batterypass-datamodel';
const untp = '04-untp/v0.7.0-published-hash-verified/schema';

/** One row per format. To add one: a row, with where its samples are and its schema. */
export const rows: readonly Row[] = [
  { format: 'kreispass', samples: [] },
  {
    format: 'battery-pass',
    samples: [`${batteryPass}/{upstream,utf8}/*/*/gen/*-{payload,sample}.json`],
    // A month without a year cannot be read back, and the aspect is not written without it.
    oneWay: { [`/${aspects.GeneralProductInformation}`]: 'the end of the warranty has no year in this format' },
    check: eachMember({
      [aspects.GeneralProductInformation]: aspect('GeneralProductInformation/1.2.0/gen/GeneralProductInformation'),
      [aspects.Labeling]: aspect('Labels/1.2.0/gen/Labeling'),
      [aspects.CarbonFootprintForBatteries]: aspect('CarbonFootprint/1.2.0/gen/CarbonFootprintForBatteries'),
      [aspects.SupplyChainDueDiligence]: aspect('SupplyChainDueDiligence/1.2.0/gen/SupplyChainDueDiligence'),
      [aspects.MaterialComposition]: aspect('MaterialComposition/1.2.0/gen/MaterialComposition'),
      [aspects.Circularity]: aspect('Circularity/1.2.0/gen/Circularity'),
      [aspects.PerformanceAndDurability]: aspect('Performance/1.2.1/gen/PerformanceAndDurability'),
    }),
  },
  {
    format: 'batterypass-ready',
    samples: [`${ready}/examples/batterypass-ready/*.gefeg.json`],
    check: byKind(kindOf, {
      ev: `${ready}/validation/gefeg-live/EV.schema.json`,
      lmt: `${ready}/validation/gefeg-live/LMT.schema.json`,
      industrial: `${ready}/validation/gefeg-live/OtherIndustrial2kWh.schema.json`,
      stationary: `${ready}/validation/gefeg-live/StationaryIndustrial2kWh.schema.json`,
      withoutBms: `${ready}/validation/gefeg-live/IndustrialWithoutBMS.schema.json`,
    }),
  },
  { format: 'en-18223', samples: [] },
  { format: 'en-18223-expanded', samples: [] },
  catenaX(
    'catena-x-battery-pass',
    'battery.battery_pass/6.1.0',
    'BatteryPass',
    `${tractusX}/extracted/battery_pass-*.json`,
  ),
  catenaX('catena-x-battery-pass-6.0', 'battery.battery_pass/6.0.0', 'BatteryPass'),
  catenaX('catena-x-battery-pass-5', 'battery.battery_pass/5.0.0', 'BatteryPass'),
  catenaX('catena-x-battery-pass-4', 'battery.battery_pass/4.0.0', 'BatteryPass'),
  catenaX(
    'catena-x-battery-pass-3',
    'battery.battery_pass/3.0.1',
    'BatteryPass',
    '02-catenax-semantic-models/io.catenax.battery.battery_pass/3.0.0/gen/BatteryPass.json',
    `${tractusX}/**/payloads/TestPassport.json`,
  ),
  catenaX('catena-x-dpp', 'generic.digital_product_passport/7.0.0', 'DigitalProductPassport'),
  catenaX(
    'catena-x-dpp-6',
    'generic.digital_product_passport/6.1.0',
    'DigitalProductPassport',
    '02-catenax-semantic-models/io.catenax.generic.digital_product_passport/6.0.0/gen/DigitalProductPassport.json',
  ),
  catenaX(
    'catena-x-dpp-5',
    'generic.digital_product_passport/5.0.0',
    'DigitalProductPassport',
    '02-catenax-semantic-models/io.catenax.generic.digital_product_passport/[234].0.0/gen/DigitalProductPassport.json',
    `${tractusX}/extracted/{digital_product_passport,transmission_pass}-*.json`,
    `${tractusX}/dpp-verification/semantics/*/*/gen/*CDC*.jsonld`,
  ),
  {
    format: 'untp-dpp',
    samples: ['04-untp/*/samples/dpp/*.json'],
    check: against(`${untp}/DigitalProductPassport.json`),
  },
  {
    format: 'aas',
    samples: ['09c-idta-digital-battery-passport/**/*.json', '03b-tractusx-industry-core-hub/schemas/examples/*.json'],
    check: against('09d-odal-dpp-core/dpp-tests/fixtures/aas/aas-3.0.json'),
  },
  {
    format: 'openepcis-dpp-ready',
    samples: [`${ready}/examples/**/*.{json,jsonld}`],
    except: [`${ready}/examples/**/*.gefeg.json`],
  },
];

/** What the list of formats knows of a row. */
export function formatOfRow({ format }: Row): ForeignFormat {
  const found = foreignFormats.find(({ name }) => name === format);
  if (!found) throw new Error(`The list of formats does not know "${format}".`);
  return found;
}

/** A version of an aspect model of Catena-X: its published payload and the schema beside it. */
function catenaX(format: Row['format'], model: string, name: string, ...further: string[]): Row {
  const folder = `02-catenax-semantic-models/io.catenax.${model}/gen`;
  return {
    format,
    samples: [`${folder}/${name}.json`, ...further],
    check: against(`${folder}/${name}-schema.json`),
    oneWay: {
      '/operation/manufacturer/facility': 'the number of a plant does not say in which country it is',
      '/sustainability/carbonFootprint/*/manufacturingPlant': 'the same',
    },
  };
}

function aspect(name: string): string {
  return `${batteryPass}/utf8/io.BatteryPass.${name}-schema.json`;
}
