import type { CommandName } from '#schemas/validate.ts';
import { registerOf } from './asking/register.ts';
import { componentSubject } from './components/subject.ts';
import { correctionSubject } from './corrections/subject.ts';
import { handoffSubject } from './handoffs/subject.ts';
import type { SubjectKind } from './ledger/entry.ts';
import { modelSubject } from './models/subject.ts';
import { organisationSubject } from './organisations/subject.ts';
import { batterySubject } from './passports/subject.ts';
import { seriesSubject } from './series/subject.ts';
import { vehicleSubject } from './vehicles/subject.ts';

/** Everything the ledger keeps state of. A new kind of subject is one more line. */
export const subjects = [
  organisationSubject,
  modelSubject,
  batterySubject,
  vehicleSubject,
  componentSubject,
  handoffSubject,
  seriesSubject,
  correctionSubject,
];

/** For all that treats every subject alike. */
export const register = registerOf(subjects);

type Known = (typeof subjects)[number];
type NamesOf<Commands> = Commands extends object ? keyof Commands : never;
/** Nothing, or what is missing, which then stands in the compiler's message. */
type Missing<All, There> = [Exclude<All, There>] extends [never] ? 'nothing' : Exclude<All, There>;

/** Every kind that an event names has a subject, and every command belongs to one; does not compile otherwise. */
export const missing: {
  kind: Missing<SubjectKind, Known['kind']>;
  command: Missing<CommandName, NamesOf<Known['commands']>>;
} = { kind: 'nothing', command: 'nothing' };
