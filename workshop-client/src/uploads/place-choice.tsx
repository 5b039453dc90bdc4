import { sectionNames, sectionTitles } from '#schemas/passport.ts';
import { language } from '#web-kit/texts/language.ts';
import { t } from '../texts/t.ts';
import { documentPlaces } from './places.ts';

/** What kind of document it is, by the properties of the passport; says who will be able to read it. */
export function PlaceChoice({ value, onValue }: { value: string; onValue: (path: string) => void }) {
  const u = t().uploads;
  const access = documentPlaces.find(({ path }) => path === value)?.property.access;
  const sections = sectionNames.filter((name) => documentPlaces.some(({ property }) => property.section === name));
  return (
    <div class="field">
      <label for="document-place">{u.place}</label>
      <span class="select">
        <select id="document-place" value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          <option value="">{u.choosePlace}</option>
          {sections.map((section) => (
            <optgroup key={section} label={sectionTitles[section]?.[language.value] ?? section}>
              {documentPlaces
                .filter(({ property }) => property.section === section)
                .map(({ path, property }) => (
                  <option key={path} value={path}>
                    {property.title[language.value]}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </span>
      <p class="field-note field-note-hint">{access && u.readers[access]}</p>
    </div>
  );
}
