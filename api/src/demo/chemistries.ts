import type { Passport } from '#schemas/passport.ts';
import type { Chemistry } from './vehicles.ts';

type Materials = NonNullable<Passport['materials']>;

const lithium = { name: 'Lithium', casNumber: '7439-93-2', critical: true };
const cobalt = { name: 'Kobalt', casNumber: '7440-48-4', critical: true };
const nickel = { name: 'Nickel', casNumber: '7440-02-0', critical: true };
const manganese = { name: 'Mangan', casNumber: '7439-96-5', critical: true };
const copper = { name: 'Kupfer', casNumber: '7440-50-8', critical: true };
const graphite = { name: 'Graphit', casNumber: '7782-42-5', critical: true };
const phosphorus = { name: 'Phosphor', casNumber: '7723-14-0', critical: true };

const common = {
  anode: [
    { ...graphite, location: 'Anode' },
    { ...copper, location: 'Ableiterfolie der Anode' },
  ],
  electrolyte: [
    { name: 'Ethylencarbonat', casNumber: '96-49-1', location: 'Elektrolyt' },
    { name: 'Ethylmethylcarbonat', casNumber: '623-53-0', location: 'Elektrolyt' },
    { name: 'Lithiumhexafluorophosphat', casNumber: '21324-40-3', location: 'Elektrolyt' },
  ],
  hazardousSubstances: [
    {
      name: 'Lithiumhexafluorophosphat',
      casNumber: '21324-40-3',
      ecNumber: '244-334-7',
      concentrationPercent: 1.8,
      location: 'Elektrolyt',
      impact: {
        de: 'Bildet mit Feuchtigkeit Flusssäure, die Haut und Atemwege verätzt.',
        en: 'Forms hydrofluoric acid with moisture, which burns skin and airways.',
      },
    },
  ],
  substanceImpact: {
    de: 'Austretender Elektrolyt reizt Augen, Haut und Atemwege und belastet Gewässer; Brandgase sind giftig.',
    en: 'Leaking electrolyte irritates eyes, skin and airways and pollutes waters; gases from a fire are toxic.',
  },
} satisfies Partial<Materials>;

/**
 * Composition by chemistry, as commonly published for such cells and rounded; shares are of the whole battery. A demo
 * assumption: no maker has said this of its product.
 */
export const materialsOf: Record<Chemistry, Materials> = {
  NMC: {
    chemistry: 'Li-NMC',
    chemistryName: 'Lithium-Nickel-Mangan-Cobalt-Oxid',
    ...common,
    criticalRawMaterials: shares(
      [lithium, 1.7],
      [nickel, 8.1],
      [cobalt, 2.6],
      [manganese, 2.5],
      [graphite, 14],
      [copper, 7.5],
    ),
    cathode: [
      { name: 'Lithium-Nickel-Mangan-Cobalt-Oxid', casNumber: '346417-97-8', location: 'Kathode', sharePercent: 27 },
    ],
  },
  NCA: {
    chemistry: 'Li-NCA',
    chemistryName: 'Lithium-Nickel-Cobalt-Aluminium-Oxid',
    ...common,
    criticalRawMaterials: shares([lithium, 1.6], [nickel, 11], [cobalt, 2.1], [graphite, 15], [copper, 7]),
    cathode: [{ name: 'Lithium-Nickel-Cobalt-Aluminium-Oxid', location: 'Kathode', sharePercent: 26 }],
  },
  LFP: {
    chemistry: 'Li-LFP',
    chemistryName: 'Lithium-Eisenphosphat',
    ...common,
    criticalRawMaterials: shares([lithium, 1.1], [phosphorus, 4.9], [graphite, 13], [copper, 8]),
    cathode: [{ name: 'Lithium-Eisenphosphat', casNumber: '15365-14-7', location: 'Kathode', sharePercent: 25 }],
  },
  LMO: {
    chemistry: 'Li-LMO',
    chemistryName: 'Lithium-Mangan-Oxid',
    ...common,
    criticalRawMaterials: shares([lithium, 1.3], [manganese, 17], [graphite, 12], [copper, 7]),
    cathode: [{ name: 'Lithium-Mangan-Oxid', casNumber: '12057-17-9', location: 'Kathode', sharePercent: 28 }],
  },
};

/** What a fire may be fought with: nothing stops the reaction inside, so all that helps is cooling from outside. */
export const extinguishingAgents = ['Wasser in großer Menge (mehrere Stunden kühlen)', 'Wasser mit Gelbildner'];

function shares(...materials: [{ name: string; casNumber: string; critical: boolean }, number][]) {
  return materials.map(([material, sharePercent]) => ({ ...material, sharePercent }));
}
