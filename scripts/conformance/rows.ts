import { aspects } from '#schemas/foreign/battery-pass/terms.ts';
import { kindOf } from '#schemas/foreign/battery-pass-ready/write.ts';
import { foreignFormats } from '#schemas/foreign/formats.ts';
import type { Form } from '#schemas/foreign/lines/format.ts';
import { against, byKind, type Check, eachMember } from './checks.ts';

/** Where the samples of a format lie and what its exports have to be valid against; paths count from the corpus. */
export interface Published {
  /** Globs of sample documents. */
  samples: readonly string[];
  /** Globs of files among them that are not documents of this format. */
  except?: readonly string[];
  /** Takes the document out of a sample in which it is wrapped up. */
  unwrap?: (sample: unknown) => unknown;
  /** JSON Pointers, with `*` for any step, of what in an export cannot be written again once read, and why. */
  oneWay?: Readonly<Record<string, string>>;
  /** Makes the check of exports; absent where nobody has published a schema. */
  check?: (corpus: string) => Check;
}

/** A format with what is published of it. */
export interface Row extends Published {
  /** Name in the list of formats, `schemas/src/foreign/formats.ts`. */
  format: string;
}

const ready = '09-openepcis-dpp-ready/extensions/eu/battery';
const tractusX = '03-tractusx-digital-product-pass';
const batteryPass = '01-batterypass-datamodel';
const untp = '04-untp/v0.7.0-published-hash-verified/schema';

/** What is published of formats, by their names; of the others is measured what there is without. */
export const published: Readonly<Record<string, Published>> = {
  'battery-pass': {
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
  'batterypass-ready': {
    samples: [`${ready}/examples/batterypass-ready/*.gefeg.json`],
    check: byKind(kindOf, {
      ev: `${ready}/validation/gefeg-live/EV.schema.json`,
      lmt: `${ready}/validation/gefeg-live/LMT.schema.json`,
      industrial: `${ready}/validation/gefeg-live/OtherIndustrial2kWh.schema.json`,
      stationary: `${ready}/validation/gefeg-live/StationaryIndustrial2kWh.schema.json`,
      withoutBms: `${ready}/validation/gefeg-live/IndustrialWithoutBMS.schema.json`,
    }),
  },
  'catena-x-battery-pass': catenaX(
    'battery.battery_pass/6.1.0',
    'BatteryPass',
    `${tractusX}/extracted/battery_pass-*.json`,
  ),
  'catena-x-battery-pass-6.0': catenaX('battery.battery_pass/6.0.0', 'BatteryPass'),
  'catena-x-battery-pass-5': catenaX('battery.battery_pass/5.0.0', 'BatteryPass'),
  'catena-x-battery-pass-4': catenaX('battery.battery_pass/4.0.0', 'BatteryPass'),
  'catena-x-battery-pass-3': catenaX(
    'battery.battery_pass/3.0.1',
    'BatteryPass',
    '02-catenax-semantic-models/io.catenax.battery.battery_pass/3.0.0/gen/BatteryPass.json',
    `${tractusX}/**/payloads/TestPassport.json`,
  ),
  'catena-x-dpp': catenaX('generic.digital_product_passport/7.0.0', 'DigitalProductPassport'),
  'catena-x-dpp-6': catenaX(
    'generic.digital_product_passport/6.1.0',
    'DigitalProductPassport',
    '02-catenax-semantic-models/io.catenax.generic.digital_product_passport/6.0.0/gen/DigitalProductPassport.json',
  ),
  'catena-x-dpp-5': catenaX(
    'generic.digital_product_passport/5.0.0',
    'DigitalProductPassport',
    '02-catenax-semantic-models/io.catenax.generic.digital_product_passport/[234].0.0/gen/DigitalProductPassport.json',
    `${tractusX}/extracted/{digital_product_passport,transmission_pass}-*.json`,
    `${tractusX}/dpp-verification/semantics/*/*/gen/*CDC*.jsonld`,
  ),
  'untp-dpp': {
    samples: ['04-untp/*/samples/dpp/*.json'],
    check: against(`${untp}/DigitalProductPassport.json`),
  },
  aas: {
    samples: ['09c-idta-digital-battery-passport/**/*.json', '03b-tractusx-industry-core-hub/schemas/examples/*.json'],
    check: against('09d-odal-dpp-core/dpp-tests/fixtures/aas/aas-3.0.json'),
  },
  'openepcis-dpp-ready': {
    samples: [`${ready}/examples/**/*.{json,jsonld}`],
    except: [`${ready}/examples/**/*.gefeg.json`],
  },
};

/** One row for each format there is. */
export const rows: readonly Row[] = foreignFormats.map(({ name }) => ({
  format: name,
  samples: [],
  ...published[name],
}));

/** What the list of formats knows of a row. */
export function formatOfRow({ format }: Pick<Row, 'format'>): Form {
  const found = foreignFormats.find(({ name }) => name === format);
  if (!found) throw new Error(`The list of formats does not know "${format}".`);
  return found;
}

/** A version of an aspect model of Catena-X: its published payload and the schema beside it. */
function catenaX(model: string, name: string, ...further: string[]): Published {
  const folder = `02-catenax-semantic-models/io.catenax.${model}/gen`;
  return {
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
