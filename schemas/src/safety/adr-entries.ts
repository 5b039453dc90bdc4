import type { ChemistryFamily } from './chemistry.ts';

/** A name in the languages papers are written in on the roads around here. */
export interface RoadName {
  de: string;
  en: string;
  fr: string;
}

/** A line of ADR Table A. */
export interface AdrEntry {
  name: RoadName;
  /** As it stands in the document; lithium has class 9 there although its label is 9A (5.4.1.1.1 (c)). */
  class: string;
  label: string;
  /** How sure the names are: read (A), two careful sources (B), from memory (C). None was compared with a printed ADR. */
  names: 'A' | 'B' | 'C';
}

export type UnNumber = keyof typeof entries;

const entries = {
  'UN 2794': {
    name: {
      de: 'BATTERIEN (AKKUMULATOREN), NASS, GEFÜLLT MIT SÄURE',
      en: 'BATTERIES, WET, FILLED WITH ACID',
      fr: 'ACCUMULATEURS électriques REMPLIS D’ÉLECTROLYTE LIQUIDE ACIDE',
    },
    class: '8',
    label: '8',
    names: 'B',
  },
  'UN 2795': {
    name: {
      de: 'BATTERIEN (AKKUMULATOREN), NASS, GEFÜLLT MIT ALKALIEN',
      en: 'BATTERIES, WET, FILLED WITH ALKALI',
      fr: 'ACCUMULATEURS électriques REMPLIS D’ÉLECTROLYTE LIQUIDE ALCALIN',
    },
    class: '8',
    label: '8',
    names: 'C',
  },
  'UN 2800': {
    name: {
      de: 'BATTERIEN (AKKUMULATOREN), NASS, AUSLAUFSICHER',
      en: 'BATTERIES, WET, NON-SPILLABLE',
      fr: 'ACCUMULATEURS électriques INVERSABLES REMPLIS D’ÉLECTROLYTE LIQUIDE',
    },
    class: '8',
    label: '8',
    names: 'C',
  },
  'UN 3090': {
    name: { de: 'LITHIUM-METALL-BATTERIEN', en: 'LITHIUM METAL BATTERIES', fr: 'PILES AU LITHIUM MÉTAL' },
    class: '9',
    label: '9A',
    names: 'C',
  },
  'UN 3091': {
    name: {
      de: 'LITHIUM-METALL-BATTERIEN IN AUSRÜSTUNGEN',
      en: 'LITHIUM METAL BATTERIES CONTAINED IN EQUIPMENT',
      fr: 'PILES AU LITHIUM MÉTAL CONTENUES DANS UN ÉQUIPEMENT',
    },
    class: '9',
    label: '9A',
    names: 'C',
  },
  'UN 3166': {
    name: {
      de: 'FAHRZEUG MIT ANTRIEB DURCH ENTZÜNDBARE FLÜSSIGKEIT',
      en: 'VEHICLE, FLAMMABLE LIQUID POWERED',
      fr: 'VÉHICULE À PROPULSION PAR LIQUIDE INFLAMMABLE',
    },
    class: '9',
    label: '9',
    names: 'C',
  },
  'UN 3268': {
    name: {
      de: 'SICHERHEITSEINRICHTUNGEN, elektrische Auslösung',
      en: 'SAFETY DEVICES, electrically initiated',
      fr: 'DISPOSITIFS DE SÉCURITÉ à amorçage électrique',
    },
    class: '9',
    label: '9',
    names: 'C',
  },
  'UN 3292': {
    name: {
      de: 'BATTERIEN, DIE METALLISCHES NATRIUM ODER NATRIUMLEGIERUNGEN ENTHALTEN',
      en: 'BATTERIES, CONTAINING METALLIC SODIUM OR SODIUM ALLOY',
      fr: 'ACCUMULATEURS AU SODIUM MÉTALLIQUE OU À ALLIAGE DE SODIUM',
    },
    class: '4.3',
    label: '4.3',
    names: 'C',
  },
  'UN 3480': {
    name: { de: 'LITHIUM-IONEN-BATTERIEN', en: 'LITHIUM ION BATTERIES', fr: 'PILES AU LITHIUM IONIQUE' },
    class: '9',
    label: '9A',
    names: 'B',
  },
  'UN 3481': {
    name: {
      de: 'LITHIUM-IONEN-BATTERIEN IN AUSRÜSTUNGEN',
      en: 'LITHIUM ION BATTERIES CONTAINED IN EQUIPMENT',
      fr: 'PILES AU LITHIUM IONIQUE CONTENUES DANS UN ÉQUIPEMENT',
    },
    class: '9',
    label: '9A',
    names: 'B',
  },
  'UN 3551': {
    name: {
      de: 'NATRIUM-IONEN-BATTERIEN mit organischem Elektrolyt',
      en: 'SODIUM ION BATTERIES with organic electrolyte',
      fr: 'ACCUMULATEURS AU SODIUM IONIQUE à électrolyte organique',
    },
    class: '9',
    label: '9A',
    names: 'B',
  },
  'UN 3552': {
    name: {
      de: 'NATRIUM-IONEN-BATTERIEN IN AUSRÜSTUNGEN, mit organischem Elektrolyt',
      en: 'SODIUM ION BATTERIES CONTAINED IN EQUIPMENT, with organic electrolyte',
      fr: 'ACCUMULATEURS AU SODIUM IONIQUE CONTENUS DANS UN ÉQUIPEMENT, à électrolyte organique',
    },
    class: '9',
    label: '9A',
    names: 'C',
  },
  'UN 3556': {
    name: {
      de: 'FAHRZEUG MIT ANTRIEB DURCH LITHIUM-IONEN-BATTERIEN',
      en: 'VEHICLE, LITHIUM ION BATTERY POWERED',
      fr: 'VÉHICULE MÛ PAR ACCUMULATEURS AU LITHIUM IONIQUE',
    },
    class: '9',
    label: '9',
    names: 'B',
  },
  'UN 3557': {
    name: {
      de: 'FAHRZEUG MIT ANTRIEB DURCH LITHIUM-METALL-BATTERIEN',
      en: 'VEHICLE, LITHIUM METAL BATTERY POWERED',
      fr: 'VÉHICULE MÛ PAR PILES AU LITHIUM MÉTAL',
    },
    class: '9',
    label: '9',
    names: 'C',
  },
  'UN 3558': {
    name: {
      de: 'FAHRZEUG MIT ANTRIEB DURCH NATRIUM-IONEN-BATTERIEN',
      en: 'VEHICLE, SODIUM ION BATTERY POWERED',
      fr: 'VÉHICULE MÛ PAR ACCUMULATEURS AU SODIUM IONIQUE',
    },
    class: '9',
    label: '9',
    names: 'C',
  },
} as const satisfies Record<string, AdrEntry>;

/** The entry of a UN number: name, class and label. */
export function adrEntry(unNumber: UnNumber): AdrEntry {
  return entries[unNumber];
}

/** Every UN number this software can name. */
export const unNumbers = Object.keys(entries) as UnNumber[];

/** Under what number the families travel that are cells of class 9: by themselves, in a device, as the drive of a vehicle. */
export const numbersOf = {
  lithium: { alone: 'UN 3480', inEquipment: 'UN 3481', vehicle: 'UN 3556' },
  lithiumMetal: { alone: 'UN 3090', inEquipment: 'UN 3091', vehicle: 'UN 3557' },
  sodium: { alone: 'UN 3551', inEquipment: 'UN 3552', vehicle: 'UN 3558' },
} as const satisfies { [Family in ChemistryFamily]?: Record<'alone' | 'inEquipment' | 'vehicle', UnNumber> };
