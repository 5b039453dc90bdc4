import { passportsFrom } from '#schemas/completeness/passport-scope.ts';
import { date } from '#web-kit/texts/format.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { Field } from '#web-kit/ui/field.tsx';
import { type AskedDay, addressOf } from '../data/asked-day.ts';
import { go } from '../frame/router.ts';
import { t } from '../texts/t.ts';

const guidances = ['', '2.0', '1.0'] as const;

/** For which day and by which guidance. The day on which passports become a duty is one tap away. */
export function DayChoice({ place, asked }: { place: string; asked: AskedDay }) {
  const c = t().completeness;
  const today = new Date().toISOString().slice(0, 10);
  const ask = (change: Partial<AskedDay>) => go(addressOf(place, { ...asked, ...change }), { replace: true });
  return (
    <section class="day-choice" aria-label={c.question}>
      <Field label={c.asOf} type="date" value={asked.asOf} onValue={(asOf) => asOf && ask({ asOf })} />
      <fieldset class="row">
        <legend class="for-screen-readers">{c.days}</legend>
        <Button pressed={asked.asOf === today} onPress={() => ask({ asOf: today })}>
          {c.today}
        </Button>
        <Button pressed={asked.asOf === passportsFrom} onPress={() => ask({ asOf: passportsFrom })}>
          {c.fromDuty(date(passportsFrom))}
        </Button>
      </fieldset>
      <fieldset class="row">
        <legend>{c.guidance}</legend>
        {guidances.map((guidance) => (
          <Button
            key={guidance}
            pressed={asked.guidance === guidance}
            label={guidance ? `${c.guidance} ${guidance}` : c.currentGuidance}
            onPress={() => ask({ guidance })}
          >
            {guidance || c.currentGuidance}
          </Button>
        ))}
      </fieldset>
    </section>
  );
}
