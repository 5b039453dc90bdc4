import type { SecondLifeOperation } from '#web-kit/generated/graphql.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { refusalSentence, word } from '#web-kit/texts/language.ts';
import { w } from '#web-kit/texts/words.ts';
import { Choice } from '#web-kit/ui/choice.tsx';
import { secondLifeOperations } from '../documents/names.ts';
import { t } from '../texts/t.ts';
import { type Part, whyNotThisWay } from './second-life-draft.ts';

interface OperationChoiceProps {
  parts: readonly Part[];
  value: SecondLifeOperation | undefined;
  onValue: (operation: SecondLifeOperation) => void;
}

/** What was done. Only what the law allows with these batteries can be chosen; the rest is named with its reason. */
export function OperationChoice({ parts, value, onValue }: OperationChoiceProps) {
  const s = t().secondLife;
  const judged = secondLifeOperations.map((operation) => ({ operation, refusal: whyNotThisWay(parts, operation) }));
  const possible = judged.filter(({ refusal }) => !refusal);
  const impossible = judged.filter(({ refusal }) => refusal);
  return (
    <div class="operations">
      {possible.length > 0 && (
        <div class="stacked">
          <Choice
            legend={s.operation}
            value={value}
            onValue={onValue}
            options={possible.map(({ operation }) => ({
              value: operation,
              title: word(w().purpose, operation),
              text: s.operationMeans[operation],
            }))}
          />
        </div>
      )}
      {possible.length === 0 && <p class="nothing">{s.noOperation}</p>}
      {impossible.length > 0 && (
        <section class="not-possible" aria-label={s.notPossible}>
          <h2>{s.notPossible}</h2>
          <ul class="required">
            {impossible.map(({ operation, refusal }) => (
              <li key={operation}>
                <strong>{word(w().purpose, operation)}</strong>
                <br />
                {refusal && refusalSentence(refusal)}{' '}
                <span class="quiet">{refusal?.source && citation(refusal.source)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
