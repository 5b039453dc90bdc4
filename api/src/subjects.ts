import { componentSubject } from './components/component.ts';
import { handoffSubject } from './handoffs/handoff.ts';
import type { Subject } from './ledger/subject.ts';
import { modelSubject } from './models/model.ts';
import { organisationSubject } from './organisations/organisation.ts';
import { batterySubject } from './passports/state/battery.ts';
import { seriesSubject } from './series/series.ts';
import { vehicleSubject } from './vehicles/vehicle.ts';

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
