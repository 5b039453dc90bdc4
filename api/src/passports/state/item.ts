import type { Item } from '../../asking/item.ts';
import type { Battery } from './battery.ts';
import { leftPercent } from './lineage.ts';

/** A battery as something that is handed over. */
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
