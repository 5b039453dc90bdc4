import { number } from '#web-kit/texts/format.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Chip, type Tone } from '#web-kit/ui/banner.tsx';
import { ConditionSign } from '#web-kit/ui/signs.tsx';
import type { BatteryLine, ComponentLine } from '../documents/fragments.ts';
import { linkTo } from '../frame/router.ts';
import { ArrowSign } from '../frame/signs.tsx';
import { t } from '../texts/t.ts';
import { shortName } from './short-name.ts';

const conditionTones: Record<string, Tone> = { INTACT: 'good', DAMAGED: 'warn', CRITICAL: 'danger', UNKNOWN: 'plain' };

/** A battery as a line one can open. Its condition is the first thing one sees. */
export function BatteryRow({ battery }: { battery: BatteryLine }) {
  return (
    <a class="row-link" href={linkTo('battery', battery.id)}>
      <BatteryLineContent battery={battery} />
      <ArrowSign />
    </a>
  );
}

/** What a line says about a battery; also inside choices. */
export function BatteryLineContent({ battery }: { battery: BatteryLine }) {
  const { condition, highVoltage } = battery.safety;
  const facts = [battery.chemistry, battery.massKg !== null && number(battery.massKg, 'kg'), highVoltage && 'HV'];
  return (
    <>
      <span class={`row-sign row-sign-${condition.toLowerCase()}`}>
        <ConditionSign condition={condition} />
      </span>
      <span class="row-text">
        <strong>{shortName(battery)}</strong>
        <span class="row-facts">
          {battery.serialNumber && <span class="code">{battery.serialNumber}</span>}
          {facts.filter(Boolean).join(' · ')}
        </span>
        <span class="row-chips">
          {condition !== 'INTACT' && (
            <Chip tone={conditionTones[condition] ?? 'plain'}>{word(w().condition, condition)}</Chip>
          )}
          {battery.status && battery.status !== 'ORIGINAL' && <Chip>{word(w().status, battery.status)}</Chip>}
          {battery.openHandoff && <Chip tone="info">{t().search.inHandoff}</Chip>}
        </span>
      </span>
    </>
  );
}

/** A component as a line one can open. */
export function ComponentRow({ component }: { component: ComponentLine }) {
  return (
    <a class="row-link" href={linkTo('component', component.id)}>
      <ComponentLineContent component={component} />
      <ArrowSign />
    </a>
  );
}

/** What a line says about a component. */
export function ComponentLineContent({ component }: { component: ComponentLine }) {
  const facts = [
    t().search.component,
    component.partNumber,
    component.componentMassKg !== null && number(component.componentMassKg, 'kg'),
  ];
  return (
    <span class="row-text">
      <strong>{component.title}</strong>
      <span class="row-facts">{facts.filter(Boolean).join(' · ')}</span>
    </span>
  );
}
