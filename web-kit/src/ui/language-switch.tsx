import { k } from '../texts/kit.ts';
import { language, setLanguage } from '../texts/language.ts';

/** Names the other language in itself, so that whoever needs it can read it. */
export function LanguageSwitch() {
  const other = language.value === 'de' ? 'en' : 'de';
  return (
    <button type="button" class="language" lang={other} onClick={() => setLanguage(other)}>
      <span class="for-screen-readers">{k().language}: </span>
      {other === 'de' ? 'Deutsch' : 'English'}
    </button>
  );
}
