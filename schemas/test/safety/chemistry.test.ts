import { describe, expect, it } from 'vitest';
import {
  type ChemistryFamily,
  familyForTransport,
  familyOf,
  maySolidState,
  type RecyclingGroup,
  recyclingGroupOf,
} from '#schemas/safety/chemistry.ts';

const spellings: readonly [string | undefined, ChemistryFamily][] = [
  ['Li-NMC', 'lithium'],
  ['Li-NCA', 'lithium'],
  ['Li-LFP', 'lithium'],
  ['Li-NMC811', 'lithium'],
  ['NMC 811', 'lithium'],
  ['NMC/graphite', 'lithium'],
  ['NMC622', 'lithium'],
  ['NCM523', 'lithium'],
  ['NCA', 'lithium'],
  ['NCMA', 'lithium'],
  ['LFP', 'lithium'],
  ['LMFP', 'lithium'],
  ['LTO', 'lithium'],
  ['LMO', 'lithium'],
  ['LCO', 'lithium'],
  ['LiFePO4', 'lithium'],
  ['LiFePO₄', 'lithium'],
  ['LiNiMnCoO2', 'lithium'],
  ['LiCoO2', 'lithium'],
  ['LiMn2O4', 'lithium'],
  ['LiPo', 'lithium'],
  ['Li', 'lithium'],
  ['Li-Ion', 'lithium'],
  ['LiIon', 'lithium'],
  ['li_ion', 'lithium'],
  ['Li‑Ion', 'lithium'],
  ['Lithium-Ionen', 'lithium'],
  ['Lithium-Ionen-Akku', 'lithium'],
  ['Lithium-Eisenphosphat', 'lithium'],
  ['Lithiumtitanat', 'lithium'],
  ['Lithium-Polymer', 'lithium'],
  ['lithium ion (polymer)', 'lithium'],
  ['INR18650', 'lithium'],
  ['INR 21700', 'lithium'],
  // P7: three names the nickel rule took for NiMH or sodium.
  ['Lithium-Nickel-Mangan-Cobalt-Metalloxid', 'lithium'],
  ['Li-ion, nickel-rich, metal can', 'lithium'],
  ['Lithium nickel manganese oxide hydrogel', 'lithium'],
  ['lithium metal oxide', 'lithium'],
  ['Lithiummetalloxid', 'lithium'],
  ['Nickel metal hydride or lithium', 'lithium'],
  ['Na-ion with Li-ion module', 'lithium'],
  ['Feststoff/solid-state', 'lithium'],
  ['Festkörperbatterie', 'lithium'],
  ['ASSB', 'lithium'],
  ['Li-metal', 'lithiumMetal'],
  ['Lithium-Metall-Polymer', 'lithiumMetal'],
  ['lithium metal, solid-state', 'lithiumMetal'],
  ['LMP', 'lithiumMetal'],
  ['Li/SOCl2', 'lithiumMetal'],
  ['Lithium-Thionylchlorid', 'lithiumMetal'],
  ['Na-ion', 'sodium'],
  ['Na-Ionen', 'sodium'],
  ['Natrium-Ionen', 'sodium'],
  ['sodium-ion', 'sodium'],
  ['Sodium ion (Prussian white)', 'sodium'],
  ['sodium solid-state', 'sodium'],
  ['SIB', 'sodium'],
  ['lithium-free sodium-ion', 'sodium'],
  ['Natrium-Ionen, wässriger Elektrolyt', 'sodiumAqueous'],
  ['aqueous sodium-ion', 'sodiumAqueous'],
  ['Salzwasserbatterie', 'sodiumAqueous'],
  ['Na-NiCl2', 'sodiumNickelChloride'],
  ['NaNiCl2/ZEBRA', 'sodiumNickelChloride'],
  ['Natrium-Nickelchlorid', 'sodiumNickelChloride'],
  ['sodium metal chloride', 'sodiumNickelChloride'],
  ['NaS', 'sodiumSulphur'],
  ['Na-S', 'sodiumSulphur'],
  ['Natrium-Schwefel', 'sodiumSulphur'],
  ['sodium sulfur', 'sodiumSulphur'],
  ['NiMH', 'nickelMetalHydride'],
  ['Ni-MH', 'nickelMetalHydride'],
  ['Nickel-Metallhydrid', 'nickelMetalHydride'],
  ['nickel metal hydride', 'nickelMetalHydride'],
  ['cadmium-free NiMH', 'nickelMetalHydride'],
  ['NiMH (Natriumhydroxid)', 'nickelMetalHydride'],
  ['Ni-Cd', 'nickelCadmium'],
  ['Nickel-Cadmium', 'nickelCadmium'],
  ['Nickel-Kadmium', 'nickelCadmium'],
  ['Pb', 'lead'],
  ['PbA', 'lead'],
  ['lead-acid', 'lead'],
  ['Lead acid, flooded', 'lead'],
  ['Blei-Säure', 'lead'],
  ['Bleibatterie', 'lead'],
  ['Blei-Starterbatterie EFB', 'lead'],
  ['plomb', 'lead'],
  // Lead for sure, but which of its entries is a question (SP 238).
  ['VRLA', 'leadSealed'],
  ['AGM', 'leadSealed'],
  ['Blei-Gel', 'leadSealed'],
  ['Blei-Vlies (AGM)', 'leadSealed'],
  ['gel battery (lead)', 'leadSealed'],
  ['alkaline', 'alkaline'],
  ['Alkali-Mangan (Zn/MnO2)', 'alkaline'],
  ['Zn-Luft', 'zinc'],
  ['Zink-Kohle', 'zinc'],
  ['silver oxide', 'zinc'],
  // Nothing is made of what names nothing.
  ['NA', 'unknown'],
  ['Na', 'unknown'],
  ['na', 'unknown'],
  ['n/a', 'unknown'],
  ['N.A.', 'unknown'],
  ['n.a', 'unknown'],
  ['keine Angabe', 'unknown'],
  ['k. A.', 'unknown'],
  ['unbekannt', 'unknown'],
  ['unknown', 'unknown'],
  ['nicht lesbar', 'unknown'],
  ['Das bleibt unklar', 'unknown'],
  ['lead time 3 weeks', 'unknown'],
  ['bleifrei', 'unknown'],
  ['lead-free', 'unknown'],
  ['Signal', 'unknown'],
  ['National Power', 'unknown'],
  ['Life-cycle tested', 'unknown'],
  ['listed', 'unknown'],
  ['Ni-Zn', 'unknown'],
  ['Ni-Fe', 'unknown'],
  ['Nickel-Eisen', 'unknown'],
  ['vanadium redox flow', 'unknown'],
  ['zinc bromine flow', 'unknown'],
  ['?', 'unknown'],
  ['', 'unknown'],
  [undefined, 'unknown'],
];

describe('A chemistry as people write it', () => {
  // P7
  it.each(spellings)('%s is read as %s', (chemistry, family) => {
    expect(familyOf(chemistry)).toBe(family);
  });

  it('is not read otherwise in capitals, in small letters or with more around it', () => {
    for (const [chemistry, family] of spellings) {
      if (chemistry === undefined) continue;
      expect(familyOf(chemistry.toUpperCase()), chemistry).toBe(family);
      expect(familyOf(` (${chemistry.toLowerCase()}) `), chemistry).toBe(family);
    }
  });

  it('ADR SP 376 · travels as lithium ion while nobody knows it', () => {
    expect(familyForTransport('unknown')).toBe('lithium');
    expect(familyForTransport('lead')).toBe('lead');
  });

  it('asks about a metal anode where a solid state is all that is said', () => {
    expect(['solid-state', 'Festkörper', 'Festkoerper', 'SSB'].every(maySolidState)).toBe(true);
    expect([undefined, 'Li-NMC', 'assembly'].some(maySolidState)).toBe(false);
  });
});

describe('2023/1542 Annex XII Part B · A battery counts for recycling', () => {
  it.each([
    ['lithium', 'lithium'],
    ['lithiumMetal', 'lithium'],
    ['sodium', 'other'],
    ['sodiumAqueous', 'other'],
    ['sodiumNickelChloride', 'other'],
    ['sodiumSulphur', 'other'],
    ['nickelMetalHydride', 'other'],
    ['nickelCadmium', 'nickelCadmium'],
    ['lead', 'lead'],
    ['leadSealed', 'lead'],
    ['zinc', 'other'],
    ['alkaline', 'other'],
    ['unknown', 'unclassified'],
  ] satisfies [ChemistryFamily, RecyclingGroup][])('of the family %s as %s', (family, group) => {
    expect(recyclingGroupOf(family)).toBe(group);
  });
});
