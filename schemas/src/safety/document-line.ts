import type { AdrEntry, RoadName } from './adr-entries.ts';

interface Line {
  unNumber: string;
  entry: AdrEntry;
  provisions: readonly string[];
  category?: number | undefined;
  waste: boolean;
}

/** The line of the transport document in the order of ADR 5.4.1.1.1; number and mass of the packages stand beside it. */
export function documentLine(line: Line): RoadName {
  return { de: lineIn('de', line), en: lineIn('en', line), fr: lineIn('fr', line) };
}

function lineIn(language: keyof RoadName, { unNumber, entry, provisions, category, waste }: Line): string {
  const say = words[language];
  return [
    // 5.4.1.1.3: waste says so before the UN number.
    ...(waste ? [say.waste] : []),
    `${unNumber} ${entry.name[language]}`,
    entry.class,
    tunnel,
    ...(provisions.includes('SP 376') ? [say.sp376] : []),
    ...(category === 0 ? [say.categoryZero] : []),
  ].join(', ');
}

/** Of every entry in use here (ADR Table A, column 15). */
export const tunnel = '(E)';

const words: Readonly<Record<keyof RoadName, { waste: string; sp376: string; categoryZero: string }>> = {
  de: { waste: 'ABFALL', sp376: 'Beförderung nach Sondervorschrift 376', categoryZero: 'Beförderungskategorie 0' },
  en: {
    waste: 'WASTE',
    sp376: 'Transport in accordance with special provision 376',
    categoryZero: 'transport category 0',
  },
  fr: {
    waste: 'DÉCHET',
    sp376: 'Transport selon la disposition spéciale 376',
    categoryZero: 'catégorie de transport 0',
  },
};
