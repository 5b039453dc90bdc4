import type { Language } from '../../checks/explain-words.ts';
import type { PassportPart } from '../../passport.ts';
import { type Refusal, refusal } from '../../refusal.ts';
import { aspectAlone } from '../../refusals/foreign-cases.ts';
import { escaped } from '../lines/foreign-document.ts';
import { believed, type Found } from '../lines/found.ts';
import { isObject } from '../lines/json-object.ts';
import { type Mapped, mapped, moved } from '../lines/mapping.ts';
import { withPlacesOfMissing } from '../lines/missing-places.ts';
import { aspectOf, aspectsIn } from './aspects.ts';
import { batteryPassLines } from './lines.ts';
import { type AspectName, aspects } from './terms.ts';

/** Aspects of the Battery Pass data model: several under their URNs, or a single one as it is published. */
export function readBatteryPass(document: object, language: Language): Found | Refusal {
  const single = aspectOf(document);
  const inside = aspectsIn(document).map(([, name]) => name);
  const found =
    single && inside.length === 0
      ? withPlacesOfMissing(readAspect(single, document), document, batteryPassLines[single])
      : readTogether(document);
  // The data model has no identifier of the model; it is looked for in that of the battery, so that is what is pointed at.
  const at = found.origins.get('general.uniqueIdentifier');
  if (at !== undefined && !found.origins.has('general.modelIdentifier'))
    found.origins.set('general.modelIdentifier', at);
  return [single, ...inside].includes('GeneralProductInformation') ? believed(found, language) : withoutGeneral;
}

const withoutGeneral = refusal('ASPECT_ALONE', {
  ...aspectAlone.batteryPass(aspects.GeneralProductInformation),
  path: '',
});

/** Reads one aspect into our sections; pointers count from the aspect's own root. */
function readAspect(name: AspectName, aspect: object): Mapped {
  return mapped(aspect, batteryPassLines[name]);
}

/** Reads the aspects of one battery that stand in one document under their URNs. */
function readTogether(document: object): Mapped {
  const part: Record<string, Record<string, unknown>> = {};
  const all: Mapped = { part: part as PassportPart, kept: {}, origins: new Map(), sources: new Map() };
  const names = new Map(aspectsIn(document));
  for (const [urn, aspect] of Object.entries(document)) {
    const name = names.get(urn);
    const pointer = `/${escaped(urn)}`;
    if (!name || typeof aspect !== 'object' || aspect === null) {
      all.kept[pointer] = aspect;
      continue;
    }
    const one = moved(readAspect(name, aspect), (at) => pointer + at);
    for (const [section, properties] of Object.entries(one.part)) part[section] = { ...part[section], ...properties };
    Object.assign(all.kept, one.kept);
    for (const [path, at] of one.origins) if (!all.origins.has(path)) all.origins.set(path, at);
    for (const [path, source] of one.sources) if (!all.sources.has(path)) all.sources.set(path, source);
  }
  // What is missing of the battery itself should stand in the aspect that names it.
  const [urn] = [...names].find(([, name]) => name === 'GeneralProductInformation') ?? [];
  const general = urn === undefined ? undefined : (document as Record<string, object>)[urn];
  if (urn === undefined || !isObject(general)) return all;
  const whole = withPlacesOfMissing(
    readAspect('GeneralProductInformation', general),
    general,
    batteryPassLines.GeneralProductInformation,
  );
  for (const [path, at] of moved(whole, (inner) => `/${escaped(urn)}${inner}`).origins)
    if (!all.origins.has(path)) all.origins.set(path, at);
  return all;
}
