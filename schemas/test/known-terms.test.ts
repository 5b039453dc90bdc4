import { describe, expect, it } from 'vitest';
import { extinguishingAgents, materialsOf } from '#api/demo/chemistries.ts';
import { knownTerm } from '#schemas/texts/known-terms.ts';

describe('A word of a passport', () => {
  it('is read in the language of who stands before the battery, in either direction', () => {
    expect(knownTerm('Wasser in großer Menge (mehrere Stunden kühlen)', 'en')).toBe(
      'Water in large quantities (cool for several hours)',
    );
    expect(knownTerm('class d powder', 'de')).toBe('Metallbrandpulver');
    expect(knownTerm('Kobalt', 'de')).toBe('Kobalt');
  });
  it('stays as it was written when nobody knows it, or in a language nobody has translated it to', () => {
    expect(knownTerm('Löschgranulat X', 'en')).toBe('Löschgranulat X');
    expect(knownTerm('Wasser', 'fr')).toBe('Wasser');
  });
  it('is known for everything the demo says about fire and materials', () => {
    const { anode = [], electrolyte = [], hazardousSubstances = [], criticalRawMaterials = [] } = materialsOf.NMC;
    const names = [...anode, ...electrolyte, ...hazardousSubstances, ...criticalRawMaterials].map(({ name }) => name);
    const same = ['Lithium', 'Nickel'];
    for (const word of [...extinguishingAgents, ...names].filter((one) => !same.includes(one)))
      expect(knownTerm(word, 'en'), word).not.toBe(word);
  });
});
