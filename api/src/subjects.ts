import { componentSubject } from './components/component.ts';
import { correctionSubject } from './corrections/correction.ts';
import { handoffSubject } from './handoffs/handoff.ts';
import type { SubjectKind } from './ledger/entry.ts';
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
  correctionSubject,
] as unknown as readonly Subject[];

const byKind = new Map(subjects.map((subject) => [subject.kind, subject]));

export function subjectOf(kind: SubjectKind): Subject {
  const subject = byKind.get(kind);
  if (subject === undefined) throw new TypeError(`This program does not know subjects of kind "${kind}".`);
  return subject;
}
