import { ownLink } from '#schemas/codes/own-link.ts';
import { batteryLabel, componentLabel, type LabelledBattery } from '#schemas/label/contents.ts';
import { generalInformation } from '#schemas/label/general-information.ts';
import type { LabelContent } from '#schemas/label/label.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { Context } from '../../asking/context.ts';
import { hasInterest, isAuthority } from '../../asking/visibility.ts';
import { type Component, isPartyOfComponent } from '../../components/state/component.ts';
import type { Service } from '../../open.ts';
import { safetyOf } from '../../passports/shown/safety.ts';
import type { Battery } from '../../passports/state/battery.ts';
import { type ShownBattery, showBatteries } from '../shown-battery.ts';

/** Whose labels are wanted, and how. */
export interface LabelQuestion {
  ids: readonly string[];
  viewer: Viewer | undefined;
  language: 'de' | 'en';
  /** Whether they warn of what was found. The marking of a product (2023/1542 Annex VI) stays on it for good, and does not. */
  warn: boolean;
}

/**
 * What the labels of these things say, by id. What is printed leaves the house, so a battery's label says what the public
 * may read, whoever asks, and warns of its condition only for who may know that; a component's is only for the firms it
 * passed through. Others are missing, as if unknown.
 */
export async function labelContents(
  contextOf: Service['context'],
  { ids, viewer, language, warn }: LabelQuestion,
): Promise<Map<string, LabelContent>> {
  const context = contextOf(undefined, language);
  const asked = viewer && warn ? contextOf(viewer, language) : undefined;
  const batteries = [...(await showBatteries(context, ids)).values()];
  const found = await Promise.all(batteries.map((battery) => asked && foundFor(asked, battery)));
  const contents = new Map(
    batteries.map((battery, place) => [battery.id, labelOfBattery(battery, language, found[place])]),
  );
  const others = ids.filter((id) => !contents.has(id));
  await Promise.all(
    others.map(async (id) => {
      const component = (await context.load<Component>('component', id))?.state;
      if (component && (isPartyOfComponent(viewer, component) || isAuthority(viewer)))
        contents.set(id, componentLabel({ ...component, qrCode: ownLink(context.publicUrl, { id }) }, language));
    }),
  );
  return contents;
}

/** Loaded once more for who asks: that somebody was shown its condition is remembered. */
async function foundFor(context: Context, { id, passport }: ShownBattery): Promise<LabelledBattery['found']> {
  const battery = (await context.load<Battery>('battery', id))?.state;
  if (!battery || !hasInterest(context.viewer, battery) || isNew(context.viewer, battery)) return undefined;
  const view = { visible: passport, withheld: [] };
  const asked = { interest: true, on: context.now().toISOString(), language: context.language };
  const { condition, transport } = safetyOf(battery, view, asked);
  return { condition, packingInstruction: transport.packingInstruction };
}

/** Who answers for a battery nobody has assessed or taken out of anything labels a product, not a find. */
function isNew(viewer: Viewer | undefined, { operator, status, assessment, removal }: Battery): boolean {
  return operator === viewer?.organisation && status === 'original' && assessment.condition === 'unknown' && !removal;
}

function labelOfBattery(
  { id, link, passport }: ShownBattery,
  language: 'de' | 'en',
  found: LabelledBattery['found'],
): LabelContent {
  const { general, materials, performance, symbols } = passport;
  const manufacturer = general?.manufacturer;
  return batteryLabel(
    {
      id,
      qrCode: link,
      model: general?.modelName ?? general?.modelIdentifier,
      manufacturer: manufacturer?.tradeName ?? manufacturer?.name,
      serialNumber: general?.serialNumber,
      massKg: general?.massKg,
      chemistry: materials?.chemistry,
      nominalVoltageV: performance?.nominalVoltageV,
      maximumVoltageV: performance?.maximumVoltageV,
      nominalEnergyKwh: performance?.nominalEnergyKwh,
      heavyMetals: symbols?.heavyMetals,
      general: generalInformation(passport, language),
      found,
    },
    language,
  );
}
