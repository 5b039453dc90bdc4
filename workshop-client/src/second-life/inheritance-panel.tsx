import { sectionTitles } from '#schemas/passport.ts';
import { language } from '#web-kit/texts/language.ts';
import { Banner } from '#web-kit/ui/banner.tsx';
import { t } from '../texts/t.ts';
import type { Inherited } from './use-inherited.ts';

interface InheritancePanelProps {
  inherited: Inherited;
  wanted: boolean;
  onWanted: (wanted: boolean) => void;
}

/** What of the predecessor's passport the new one takes over, told before anything is sent. */
export function InheritancePanel({ inherited: { state, counts }, wanted, onWanted }: InheritancePanelProps) {
  const s = t().secondLife;
  if (state === 'loading') return <p class="quiet">{t().app.loading}</p>;
  if (state === 'unreachable') return <Banner tone="warn">{s.inheritUnreachable}</Banner>;
  if (state === 'different') return <Banner tone="warn">{s.inheritDifferent}</Banner>;
  return (
    <div class="form">
      <label class="check">
        <input type="checkbox" checked={wanted} onChange={(event) => onWanted(event.currentTarget.checked)} />
        <span>{s.inherit}</span>
      </label>
      {wanted && (
        <p class="quiet">
          {counts
            .map(({ section, count }) => s.inherited(sectionTitles[section]?.[language.value] ?? section, count))
            .join(', ')}
          . {s.notInherited}
        </p>
      )}
    </div>
  );
}
