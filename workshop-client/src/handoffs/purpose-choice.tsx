import { useState } from 'preact/hooks';
import type { HandoffPurpose } from '#web-kit/generated/graphql.ts';
import { word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Button } from '#web-kit/ui/button.tsx';
import { Choice } from '#web-kit/ui/choice.tsx';
import { handoffPurposes } from '../documents/names.ts';
import { t } from '../texts/t.ts';

const everyday = 3;

interface PurposeChoiceProps {
  value: HandoffPurpose | undefined;
  onValue: (purpose: HandoffPurpose) => void;
}

/** What the receiver shall do with it: the everyday purposes first, the others one tap away. */
export function PurposeChoice({ value, onValue }: PurposeChoiceProps) {
  const [all, setAll] = useState(false);
  const shown = all ? handoffPurposes : handoffPurposes.slice(0, everyday);
  const options = shown.map((purpose) => ({
    value: purpose,
    title: word(w().purpose, purpose),
    text: t().offer.purposeHint[purpose],
  }));
  return (
    <div class="purposes">
      <Choice legend={t().offer.purpose} columns={3} options={options} value={value} onValue={onValue} />
      {!all && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t().offer.morePurposes}
        </Button>
      )}
    </div>
  );
}
