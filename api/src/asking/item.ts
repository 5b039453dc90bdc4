import type { Component } from '../components/state/component.ts';
import type { ItemRef } from '../handoffs/state/handoff.ts';
import type { SubjectView } from '../ledger/subject.ts';
import type { Battery } from '../passports/state/battery.ts';
import { leftPercent } from '../passports/state/lineage.ts';

/** What a handoff needs to know of a thing, be it a battery or a component. */
export interface Item {
  ref: ItemRef;
  custodian?: string;
  openHandoff?: string;
  /** A battery that is still built in. */
  builtIn: boolean;
  ended: boolean;
  /** Nothing of it is left, though its record goes on. */
  consumed: boolean;
  waste: boolean;
  /** Battery category; components have none. */
  category?: string;
  /** Found damaged, critical or not assessed: has to be packed as advised (ADR SP 376). */
  needsCare: boolean;
  operator?: string;
}

export function itemOf(view: SubjectView): Item | undefined {
  if (view.kind === 'battery') return batteryItem(view.state as Battery);
  if (view.kind === 'component') return componentItem(view.state as Component);
  return undefined;
}

export function batteryItem(battery: Battery): Item {
  return {
    ref: { kind: 'battery', id: battery.id },
    ...(battery.custodian && { custodian: battery.custodian }),
    ...(battery.openHandoff && { openHandoff: battery.openHandoff }),
    builtIn: !battery.removal,
    ended: battery.recordStatus === 'ceased',
    consumed: leftPercent(battery) === 0,
    waste: battery.status === 'waste',
    category: battery.category,
    needsCare: battery.assessment.condition !== 'intact',
    operator: battery.operator,
  };
}

export function componentItem(component: Component): Item {
  return {
    ref: { kind: 'component', id: component.id },
    custodian: component.custodian,
    ...(component.openHandoff && { openHandoff: component.openHandoff }),
    builtIn: false,
    ended: false,
    consumed: false,
    waste: false,
    needsCare: false,
  };
}
