import { figure, type Sentence } from './told.ts';

/** What does not fit on a label. */
export const labelTooSmall = {
  line: {
    de: 'Die Zeile unter dem Code passt nicht lesbar auf das Etikett; bitte ein größeres nehmen oder line=none.',
    en: 'The line under the code does not fit in legible type; ask for a larger label or for line=none.',
  },
  code: (neededMm: number, thereMm: number): Sentence => ({
    de: `Der Code braucht mit seinem Rand ${figure(neededMm, 'de')} mm; es sind ${figure(thereMm, 'de')} mm.`,
    en: `The code needs ${figure(neededMm, 'en')} mm with its quiet zone; there are ${figure(thereMm, 'en')} mm.`,
  }),
  noSymbol: {
    de: 'Das Symbol der getrennten Sammlung tragen nur Batterien.',
    en: 'Only batteries carry the separate-collection symbol.',
  },
  symbolBounds: (leastMm: number, mostMm: number): Sentence => ({
    de: `Das Symbol kann hier ${figure(leastMm, 'de')} bis ${figure(mostMm, 'de')} mm groß sein.`,
    en: `The symbol can be from ${figure(leastMm, 'en')} to ${figure(mostMm, 'en')} mm here.`,
  }),
  symbol: (sideMm: number): Sentence => ({
    de: `Für ein Symbol der getrennten Sammlung von ${figure(sideMm, 'de')} mm ist kein Platz.`,
    en: `There is no room for a separate-collection symbol of ${figure(sideMm, 'en')} mm.`,
  }),
  general: {
    de: 'Alle allgemeinen Angaben passen hier nicht lesbar hinein; bitte ein größeres Etikett nehmen.',
    en: 'All general information does not fit here in legible type; ask for a larger label.',
  },
};

/** What is wrong with the options of a label. */
export const labelOption = {
  address: {
    de: 'Bitte /labels/ID.svg, .png oder .pdf mit der Nummer einer Batterie oder eines Bauteils aufrufen, oder /labels/sheet.pdf.',
    en: 'Ask for /labels/ID.svg, .png or .pdf with the id of a battery or component, or for /labels/sheet.pdf.',
  },
  tooManyDots: {
    de: 'Dieses Bild würde zu groß; bitte kleiner, mit weniger dpi oder als SVG oder PDF abrufen.',
    en: 'This picture would be too large; ask for a smaller size, less dpi, or for SVG or PDF.',
  },
  tooMany: (most: number): Sentence => ({
    de: `Eine Anfrage macht höchstens ${most} Etiketten; die übrigen bitte in einer zweiten abrufen.`,
    en: `A request makes at most ${most} labels; ask for the others in a second one.`,
  }),
  noIds: (name: string): Sentence => ({
    de: `${name} sind die Nummern, die gedruckt werden sollen, mit Kommas getrennt.`,
    en: `${name} are the ids to print, separated by commas.`,
  }),
  bounds: (name: string, meaning: Sentence, least: number, most: number): Sentence => ({
    de: `${name} ist ${meaning.de}, von ${figure(least, 'de')} bis ${figure(most, 'de')}.`,
    en: `${name} is ${meaning.en}, from ${figure(least, 'en')} to ${figure(most, 'en')}.`,
  }),
  words: (name: string, words: readonly string[]): Sentence => ({
    de: `${name} ist ${listed(words, 'oder')}.`,
    en: `${name} is ${listed(words, 'or')}.`,
  }),
  unknown: (name: string, known: readonly string[]): Sentence => ({
    de: `Eine Option „${name}“ gibt es hier nicht; es gibt ${listed(known, 'und')}.`,
    en: `There is no option "${name}" here; there are ${listed(known, 'and')}.`,
  }),
};

function listed(words: readonly string[], last: string): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
