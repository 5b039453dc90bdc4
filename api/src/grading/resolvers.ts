import { gradeOf, rulesOn } from '#schemas/grading/grading.ts';
import { dayInGermany } from '#schemas/waste-codes.ts';
import type { Context } from '../asking/context.ts';
import { hasInterest } from '../asking/visibility.ts';
import type { SubjectView } from '../ledger/subject.ts';
import { wholePassport } from '../passports/shown/passport-view.ts';
import type { Battery } from '../passports/state/battery.ts';
import { whyGone } from '../passports/state/lineage.ts';
import { gradableOf } from './gradable.ts';

export const resolvers = {
  Battery: {
    // A grade tells the condition, so it is for whoever may see that (2023/1542 Annex XIII 4).
    async grading({ state }: SubjectView<Battery>, _: unknown, context: Context) {
      if (!hasInterest(context.viewer, state) || whyGone(state)) return null;
      const { language } = context;
      const day = dayInGermany(context.now().toISOString());
      const passport = await wholePassport(context, state, false);
      const { reasons, rules, use, ...graded } = gradeOf(
        gradableOf(state, passport),
        rulesOn(context.grading, day),
        day,
      );
      return {
        ...graded,
        use: use?.[language],
        reasons: reasons.map(({ text, ...reason }) => ({ ...reason, text: text[language] })),
        scale: rules.grades.map((step) => ({ ...step, use: step.use[language] })),
        validFrom: rules.validFrom,
        note: rules.note[language],
        sources: rules.sources,
      };
    },
  },
};
