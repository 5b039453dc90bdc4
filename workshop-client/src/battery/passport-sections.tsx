import { useState } from 'preact/hooks';
import { properties, sectionNames, sectionTitles } from '#schemas/passport.ts';
import { citation } from '#web-kit/texts/citation.ts';
import { language } from '#web-kit/texts/language.ts';
import { useQuery } from '../data/use-query.ts';
import { QueryState } from '../frame/query-state.tsx';
import { t } from '../texts/t.ts';
import { BatteryOfDocuments } from '../uploads/document-opener.tsx';
import { isGiven, PassportValue } from './passport-value.tsx';
import { sectionDocument } from './section-document.ts';

/** The seven sections of the passport; each is fetched when it is opened. */
export function PassportSections({ id }: { id: string }) {
  return (
    <div class="sections">
      <BatteryOfDocuments.Provider value={id}>
        {sectionNames.map((section) => (
          <Section key={section} id={id} section={section} />
        ))}
      </BatteryOfDocuments.Provider>
    </div>
  );
}

function Section({ id, section }: { id: string; section: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <details class="fold" onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{sectionTitles[section]?.[language.value] ?? section}</summary>
      {opened && <SectionContent id={id} section={section} />}
    </details>
  );
}

function SectionContent({ id, section }: { id: string; section: string }) {
  const query = useQuery(sectionDocument(section), { id }, { keepAs: { kind: 'section', id: `${id}/${section}` } });
  const values = query.data?.battery?.section ?? {};
  const given = properties.filter((property) => property.section === section && isGiven(values[property.name]));
  return (
    <>
      <QueryState query={query} />
      {query.data && given.length === 0 && <p class="nothing">{t().battery.sectionEmpty}</p>}
      <dl class="passport-values">
        {given.map((property) => (
          <div key={property.path}>
            <dt>
              {property.title[language.value]}
              <small>{citation(property.source)}</small>
            </dt>
            <dd>
              <PassportValue value={values[property.name]} shape={property} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
