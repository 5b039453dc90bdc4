/**
 * Parts of IDTA 02035 name documents by an identifier; part 2 says which file that is. Puts the address of the file in place of
 * each identifier that part 2 knows, so that a link can be read there.
 */
export function resolveIdentifiers(parts: Record<string, unknown>): void {
  const files = filesOf(parts);
  if (files.size === 0) return;
  for (const path of identifierLists) {
    const steps = path.split('.');
    const last = steps.pop() as string;
    for (const parent of placesOf(parts, steps)) {
      const list = parent[last];
      if (Array.isArray(list)) parent[last] = list.map((each) => resolved(each, files));
    }
  }
}

/** Lists of `DocumentIdentifier`. */
const identifierLists = [
  'Nameplate.EUDeclarationOfConformity',
  'Nameplate.ResultsOfTestReportsProvingCompliance',
  'CarbonFootprint.ProductCarbonFootprints.WebLinkToPublicCarbonFootprintStudy',
  'Circularity.DismantlingAndRemovalInformation',
  'Circularity.SafetyMeasures.SafetyInstructions',
  'Circularity.EndOfLifeInformation.WastePrevention',
  'Circularity.EndOfLifeInformation.SeparateCollection',
  'Circularity.EndOfLifeInformation.InformationOnCollection',
];

type Json = Record<string, unknown>;

/** A link as other formats have it, with the identifier it had; an address stays what it is. */
function resolved(identifier: unknown, files: ReadonlyMap<string, string>): unknown {
  const file = typeof identifier === 'string' ? files.get(identifier) : undefined;
  return file === undefined || file === identifier ? identifier : { id: file, identifier };
}

/** Identifier → address of the first file of the document, where it is one that can be followed. */
function filesOf(parts: Json): Map<string, string> {
  const files = new Map<string, string>();
  for (const document of placesOf(parts, ['HandoverDocumentation', 'Documents'])) {
    const [file] = placesOf(document, ['DocumentVersions', 'DigitalFiles']);
    const address = file?.value;
    if (typeof address !== 'string' || !/^https?:\/\//i.test(address)) continue;
    for (const { DocumentIdentifier } of placesOf(document, ['DocumentIds']))
      if (typeof DocumentIdentifier === 'string') files.set(DocumentIdentifier, address);
  }
  return files;
}

/** All objects at a path; each list on the way counts as all of its elements. */
function placesOf(value: unknown, steps: readonly string[]): Json[] {
  const here = (Array.isArray(value) ? value : [value]).filter(
    (each): each is Json => typeof each === 'object' && each !== null && !Array.isArray(each),
  );
  const [step, ...rest] = steps;
  return step === undefined ? here : here.flatMap((each) => placesOf(each[step], rest));
}
