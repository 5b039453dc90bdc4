/**
 * The words of the Core Business Vocabulary 2.0 that EPCIS documents use, and how they are spelt: bare, as a CURIE
 * (`cbv:BizStep-shipping`), as a link or, in documents of EPCIS 1, as a URN.
 */
export interface WordList {
  /** What a document calls a word of this list. */
  title: string;
  words: ReadonlySet<string>;
  /** Link of a word without the word. */
  stem: string;
  /** URN of a word without the word. */
  urn?: string;
}

const cbv = 'https://ref.gs1.org/cbv/';
const urn = 'urn:epcglobal:cbv:';

/** CBV 2.0 §7.1. */
export const bizSteps = list(
  'business step',
  `${cbv}BizStep-`,
  `${urn}bizstep:`,
  `accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting
   decommissioning departing destroying disassembling dispensing encoding entering_exiting holding inspecting installing
   killing loading other packing picking receiving removing repackaging repairing replacing reserving retail_selling
   shipping staging_outbound stock_taking stocking storing transporting unloading unpacking void_shipping
   sensor_reporting sampling`,
);

/** CBV 2.0 §7.2. */
export const dispositions = list(
  'disposition',
  `${cbv}Disp-`,
  `${urn}disp:`,
  `active container_closed damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive
   no_pedigree_match non_sellable_other partially_dispensed recalled reserved retail_sold returned sellable_accessible
   sellable_not_accessible stolen unknown available completeness_verified completeness_inferred conformant
   container_open mismatch_instance mismatch_class mismatch_quantity needs_replacement non_conformant unavailable`,
);

/** CBV 2.0 §7.3. */
export const transactionTypes = list(
  'type of business transaction',
  `${cbv}BTT-`,
  `${urn}btt:`,
  'bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt',
);

/** CBV 2.0 §7.4. */
export const partyTypes = list(
  'type of source or destination',
  `${cbv}SDT-`,
  `${urn}sdt:`,
  'owning_party possessing_party location',
);

/** CBV 2.0 §7.5. */
export const errorReasons = list('error reason', `${cbv}ER-`, `${urn}er:`, 'did_not_occur incorrect_data');

/** CBV 2.0 §7.7. */
export const sensorComponents = list(
  'component of a measurement',
  `${cbv}Comp-`,
  undefined,
  `x y z axial_distance azimuth height spherical_radius polar_angle elevation_angle easting northing latitude longitude
   altitude`,
);

/** CBV 2.0 §7.6. */
export const sensorAlerts = list('sensor alert', 'https://gs1.org/voc/', undefined, 'ALARM_CONDITION ERROR_CONDITION');

/** `gs1:MeasurementType`. */
export const measurementTypes = list(
  'type of measurement',
  'https://gs1.org/voc/',
  undefined,
  `AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Radioactivity Altitude AmountOfSubstance
   AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area Capacitance Conductance
   Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate DynamicViscosity ElectricCharge
   ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy Exposure Force Frequency Illuminance Inductance
   Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux LuminousIntensity MagneticFlux
   MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity
   MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity RelativeHumidity
   Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque Voltage
   Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber`,
);

/** The bare word, however it is spelt; nothing when it is none of the list, be it a word of somebody else. */
export function wordOf({ words, stem, urn }: WordList, text: string): string | undefined {
  const link = expanded(text, standardPrefixes);
  const bare = [stem, stem.replace('//gs1.org', '//www.gs1.org'), urn]
    .filter((beginning) => beginning !== undefined && link.startsWith(beginning))
    .map((beginning) => link.slice(beginning?.length));
  return [text, ...bare].find((word) => words.has(word));
}

/** Whether a text claims to be a word of this list, or of GS1's older vocabularies, where only the listed words exist. */
export function claimsToBe({ stem }: WordList, text: string): boolean {
  const link = expanded(text, standardPrefixes);
  return link.startsWith(stem) || /^(urn:epcglobal:cbv:|https?:\/\/ns\.gs1\.org\/cbv)/i.test(link);
}

/** Prefixes the EPCIS context itself declares. */
export const standardPrefixes: ReadonlyMap<string, string> = new Map([
  ['cbv', cbv],
  ['cbvmda', `${urn}mda:`],
  ['epcis', 'https://ref.gs1.org/epcis/'],
  ['gs1', 'https://gs1.org/voc/'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
]);

/** `cbv:BizStep-shipping` → the link it stands for; anything else as it is. */
export function expanded(text: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = text.indexOf(':');
  const namespace = colon > 0 && !text.startsWith('//', colon + 1) ? prefixes.get(text.slice(0, colon)) : undefined;
  return namespace === undefined ? text : namespace + text.slice(colon + 1);
}

/** The prefixes a JSON-LD `@context` declares, over those known before. */
export function prefixesOf(context: unknown, before: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = (Array.isArray(context) ? context : [context]).filter(
    (each) => typeof each === 'object' && each !== null,
  );
  const own = declared.flatMap((each) => Object.entries(each).filter(([, link]) => typeof link === 'string'));
  return own.length === 0 ? before : new Map([...before, ...(own as [string, string][])]);
}

function list(title: string, stem: string, urn: string | undefined, words: string): WordList {
  return { title, stem, words: new Set(words.split(/\s+/)), ...(urn !== undefined && { urn }) };
}
