import { byItsOwnCommand, type Correcting, type Rule } from '../asking/correcting.ts';
import { componentCorrecting } from '../components/correcting.ts';
import { handoffCorrecting } from '../handoffs/correcting.ts';
import type { Entry, SubjectKind } from '../ledger/entry.ts';
import { batteryCorrecting } from '../passports/correcting.ts';
import { vehicleCorrecting } from '../vehicles/correcting.ts';

/** How the steps of each kind of subject are put right; a kind that is not named here has no rules of its own. */
const byKind: { readonly [Kind in SubjectKind]?: Correcting } = {
  battery: batteryCorrecting as unknown as Correcting,
  series: { rules: { SeriesExtended: { aside: true } } },
  vehicle: vehicleCorrecting as unknown as Correcting,
  component: componentCorrecting as unknown as Correcting,
  handoff: handoffCorrecting as unknown as Correcting,
  model: { rules: { BatteryModelRegistered: { never: 'A model is put right by registering it anew.' } } },
  organisation: {
    rules: {
      OrganisationRegistered: byItsOwnCommand,
      MemberAdded: byItsOwnCommand,
      MemberRemoved: byItsOwnCommand,
      DeviceEnrolled: byItsOwnCommand,
      DeviceRevoked: byItsOwnCommand,
      MandateGranted: byItsOwnCommand,
      MandateRevoked: byItsOwnCommand,
      InterestStated: byItsOwnCommand,
      InterestConfirmed: byItsOwnCommand,
      InterestEnded: byItsOwnCommand,
    },
  },
};

export function correctingOf(kind: SubjectKind): Correcting {
  return byKind[kind] ?? { rules: {} };
}

/** Corrections and what firms say to them are put right by correcting once more, never themselves. */
const aboutCorrections: Rule = {
  never: 'Name the step itself: a correction is taken back or replaced there.',
};

export function ruleOf({ kind, type }: Pick<Entry, 'kind' | 'type'>): Rule {
  if (['StepCorrected', 'CorrectionProposed', 'CorrectionAnswered'].includes(type)) return aboutCorrections;
  const { rules } = correctingOf(kind);
  return rules[type as keyof typeof rules] ?? {};
}
