import type { HazardousSubstance, Material } from '../../generated/types.ts';

/** The seven aspects by the name of their root, with the URN each is published under. */
export const aspects = {
  GeneralProductInformation: 'urn:samm:io.BatteryPass.GeneralProductInformation:1.2.0#GeneralProductInformation',
  Labeling: 'urn:samm:io.BatteryPass.Labels:1.2.0#Labeling',
  CarbonFootprintForBatteries: 'urn:samm:io.BatteryPass.CarbonFootprint:1.2.0#CarbonFootprintForBatteries',
  SupplyChainDueDiligence: 'urn:samm:io.BatteryPass.SupplyChainDueDiligence:1.2.0#SupplyChainDueDiligence',
  MaterialComposition: 'urn:samm:io.BatteryPass.MaterialComposition:1.2.0#MaterialComposition',
  Circularity: 'urn:samm:io.BatteryPass.Circularity:1.2.0#Circularity',
  PerformanceAndDurability: 'urn:samm:io.BatteryPass.Performance:1.2.1#PerformanceAndDurability',
} as const;

export type AspectName = keyof typeof aspects;

/** Metals whose recycled content is told apart, in the spelling of the format. */
export const recycledMetals = ['Cobalt', 'Nickel', 'Lithium', 'Lead'] as const;

/** Which of the format's four subjects a label of ours is about, in German or English. */
export function subjectOfLabel(label: string): string | undefined {
  if (/separate|collection|sammlung|tonne|\bbin\b/i.test(label)) return 'SeparateCollection';
  if (/carbon|co₂|co2|fußabdruck/i.test(label)) return 'CarbonFootPrint';
  if (/extinguish|lösch/i.test(label)) return 'ExtinguishingAgent';
  return /hazard|danger|gefahr|gefähr|warn|\bcd\b|\bpb\b|cadmium|lead\b|blei/i.test(label)
    ? 'HazardousMaterial'
    : undefined;
}

/** The format's three hazard classes, from the class as our passport names it. */
export function substanceClassOf({ hazardClasses = [] }: HazardousSubstance): string | undefined {
  const classes = hazardClasses.join(' ');
  if (/acute|akut/i.test(classes)) return 'AcuteToxicity';
  if (/skin|haut/i.test(classes)) return 'SkinCorrosionOrIrritation';
  return /eye|auge/i.test(classes) ? 'EyeDamageOrIrritation' : undefined;
}

/** Mass in gram, the unit of the format: as given, or by its share of the battery. */
export function materialMassG({ massKg, sharePercent }: Material, batteryKg: number | undefined): number | undefined {
  const kg =
    massKg ?? (sharePercent !== undefined && batteryKg !== undefined ? (sharePercent * batteryKg) / 100 : undefined);
  return kg === undefined ? undefined : Number((kg * 1000).toPrecision(12));
}
