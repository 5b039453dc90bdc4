/** Digital Link keys a battery, component or what carries them may be named by. */
export const supportedKeys = [
  '00',
  '01',
  '253',
  '255',
  '401',
  '402',
  '414',
  '415',
  '417',
  '8003',
  '8004',
  '8006',
  '8010',
  '8013',
  '8017',
  '8018',
];

/** Tells JSON-LD readers how to read a link set that is sent as JSON. */
export const linksetContext = 'https://ref.gs1.org/standards/resolver/linkset-context';

/** What `/.well-known/gs1resolver` says about this resolver (GS1-Conformant resolver standard §3). */
export function resolverDescription(publicUrl: string): object {
  return {
    name: 'Kreispass',
    resolverRoot: publicUrl,
    supportedPrimaryKeys: supportedKeys,
    supportedLinkType: [{ namespace: 'https://gs1.org/voc/', prefix: 'gs1:' }],
    linkTypeDefaultCanBeLinkset: false,
    jsonLdContextLocation: linksetContext,
    supportsLanguageVariants: true,
    validatesAIcombinations: true,
    extendsResolverStandard: false,
    activeLinkTypes: { en: described('en'), de: described('de') },
  };
}

/** Every relation the resolver has links for, as people call it. */
export const linkTypes: Readonly<Record<string, Record<'de' | 'en', string>>> = {
  dpp: { de: 'Digitaler Produktpass', en: 'Digital product passport' },
  productPassport: { de: 'Produktpass', en: 'Product passport' },
  pip: { de: 'Produktseite', en: 'Product information page' },
  jws: { de: 'Signierter Batteriepass', en: 'Signed battery passport' },
  instructions: { de: 'Gebrauchsanleitung', en: 'Instructions' },
  certificationInfo: { de: 'Konformität', en: 'Certification' },
  recyclingInfo: { de: 'Sammlung und Recycling', en: 'Collection and recycling' },
  safetyInfo: { de: 'Sicherheit', en: 'Safety information' },
  disassemblyInfo: { de: 'Ausbau und Zerlegung', en: 'Removal and disassembly' },
  sustainabilityInfo: { de: 'Nachhaltigkeit', en: 'Sustainability' },
};

function described(language: 'de' | 'en'): object {
  const entries = Object.entries(linkTypes).map(([name, titles]) => [
    `gs1:${name}`,
    { title: titles[language], url: `https://gs1.org/voc/${name}` },
  ]);
  return Object.fromEntries(entries);
}
