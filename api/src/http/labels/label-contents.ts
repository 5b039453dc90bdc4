import { ownLink } from '#schemas/codes/own-link.ts';
import { parseDigitalLink } from '#schemas/gs1/digital-link.ts';
import { bracketed } from '#schemas/gs1/element-string.ts';
import { generalInformation } from '#schemas/label/general-information.ts';
import { batteryLabel, type LabelContent } from '#schemas/label/label.ts';
import type { Viewer } from '../../access/viewer.ts';
import { isAuthority } from '../../asking/visibility.ts';
import { type Component, isPartyOfComponent } from '../../components/state/component.ts';
import type { Service } from '../../open.ts';
import { type ShownBattery, showBatteries } from '../shown-battery.ts';

/**
 * What the labels of these things say, by id. What is printed leaves the house, so a battery's label says what the public
 * may read, whoever asks; a component's is only for the firms it passed through. Others are missing, as if unknown.
 */
export async function labelContents(
  contextOf: Service['context'],
  ids: readonly string[],
  viewer: Viewer | undefined,
  language: 'de' | 'en',
): Promise<Map<string, LabelContent>> {
  const context = contextOf(undefined, language);
  const batteries = await showBatteries(context, ids);
  const contents = new Map([...batteries].map(([id, battery]) => [id, labelOfBattery(battery, language)]));
  const others = ids.filter((id) => !contents.has(id));
  await Promise.all(
    others.map(async (id) => {
      const component = (await context.load<Component>('component', id))?.state;
      if (component && (isPartyOfComponent(viewer, component) || isAuthority(viewer)))
        contents.set(id, labelOfComponent(component, language, context.publicUrl));
    }),
  );
  return contents;
}

function labelOfBattery({ id, link, passport }: ShownBattery, language: 'de' | 'en'): LabelContent {
  const { general, materials, performance, symbols } = passport;
  const manufacturer = general?.manufacturer;
  const elements = parseDigitalLink(link);
  return {
    ...batteryLabel(
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
      },
      language,
    ),
    ...(!('code' in elements) && { identifier: bracketed(elements.path) }),
    general: generalInformation(passport, language),
  };
}

function labelOfComponent(component: Component, language: 'de' | 'en', publicUrl: string): LabelContent {
  const { id, title, partNumber, serialNumber, massKg } = component;
  const [part, serial] = language === 'de' ? ['Teile-Nr.', 'Serien-Nr.'] : ['Part no.', 'Serial no.'];
  const facts = [
    partNumber && `${part} ${partNumber}`,
    serialNumber && `${serial} ${serialNumber}`,
    massKg !== undefined && `${massKg.toLocaleString(language)} kg`,
  ].filter((fact): fact is string => Boolean(fact));
  return { kind: 'component', id, qrCode: ownLink(publicUrl, { id }), title, facts, language };
}
