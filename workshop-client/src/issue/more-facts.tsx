import { sectionNames, sectionTitles } from '#schemas/passport.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { language } from '#web-kit/texts/language.ts';
import { isTyped, isWrong } from '../editing/editors.ts';
import { PropertyField } from '../editing/property-field.tsx';
import { t } from '../texts/t.ts';
import type { AskedPoint, IssueDraft } from './new-battery.ts';

interface MoreFactsProps {
  points: AskedPoint[];
  draft: IssueDraft;
  set: (change: Partial<IssueDraft>) => void;
  asked: boolean;
}

/** What the law asks for beyond the identity, folded by section: it can follow later, and does not hide the button. */
export function MoreFacts({ points, draft, set, asked }: MoreFactsProps) {
  const i = t().issue;
  const sections = sectionNames.filter((name) => points.some(({ section }) => section === name));
  return (
    <section class="form" aria-labelledby="more-facts">
      <h2 id="more-facts">{i.more}</h2>
      <p class="quiet">{i.moreLead}</p>
      <div class="sections">
        {sections.map((section) => {
          const inSection = points.filter((point) => point.section === section);
          const given = inSection.filter(({ editors }) => editors.some((one) => isTyped(one, draft.more[one.path])));
          return (
            <details key={section} class="fold">
              <summary>
                {sectionTitles[section]?.[language.value]}{' '}
                <span class="count">{i.given(given.length, inSection.length)}</span>
              </summary>
              <div class="form">
                {inSection.map((point) => (
                  <Point key={point.dataPoint} point={point} draft={draft} set={set} asked={asked} />
                ))}
              </div>
            </details>
          );
        })}
      </div>
    </section>
  );
}

function Point({
  point: { title, source, oneIsEnough, editors },
  draft,
  set,
  asked,
}: Omit<MoreFactsProps, 'points'> & { point: AskedPoint }) {
  return (
    <fieldset class="form amend-point">
      <legend>
        {title[language.value]} <span class="quiet">{citation(source)}</span>
      </legend>
      {oneIsEnough && <p class="quiet">{t().amend.oneIsEnough}</p>}
      {editors.map((editor) => {
        const typed = draft.more[editor.path];
        return (
          <PropertyField
            key={editor.path}
            editor={editor}
            typed={typed ?? { value: '' }}
            onTyped={(next) => set({ more: { ...draft.more, [editor.path]: next } })}
            wrong={asked && isTyped(editor, typed) && isWrong(editor, typed, language.value)}
          />
        );
      })}
    </fieldset>
  );
}
