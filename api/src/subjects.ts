import { componentSubject } from './components/state/component.ts';
import { handoffSubject } from './handoffs/state/handoff.ts';
import type { Subject } from './ledger/subject.ts';
import { modelSubject } from './models/state/model.ts';
import { organisationSubject } from './organisations/state/organisation.ts';
import { batterySubject } from './passports/state/battery.ts';
import { seriesSubject } from './series/state/series.ts';
import { vehicleSubject } from './vehicles/state/vehicle.ts';

/** Everything the ledger keeps state of. A new kind of subject is one more line. */
export const subjects: readonly Subject[] = [
  organisationSubject,
  modelSubject,
  batterySubject,
  vehicleSubject,
  componentSubject,
  handoffSubject,
  seriesSubject,
] as unknown as readonly Subject[];
