/** A line no wider than `most` millimetres at this type size; a longer one ends in an ellipsis. */
export function shortened(line: string, size: number, most: number): string {
  if (widthOf(line, size) <= most) return line;
  const characters = [...line];
  while (characters.length > 1 && widthOf(`${characters.join('')}…`, size) > most) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Broken between words into as many lines as it takes; a word that is wider than the line is left for `shortened`. */
export function wrapped(text: string, size: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer, size) <= most) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Fonts differ from device to device, so this is an estimate on the safe side. */
export function widthOf(line: string, size: number): number {
  let width = 0;
  for (const character of line) width += advanceOf(character);
  return width * size;
}

/** Small raised or lowered figures, which the label's typeface lacks, as ordinary ones: LiFePO4. */
export function withPlainFigures(text: string): string {
  return text.replace(/[²³¹\u2070-\u209c]/g, (figure) => figure.normalize('NFKC'));
}

function advanceOf(character: string): number {
  if (/[\u3000-\u{1ffff}]/u.test(character)) return 1;
  if (/[ .,:;|!'·()ijlt]/.test(character)) return 0.38;
  if (/[MWmw@%–—…]/.test(character)) return 0.9;
  return /\p{Lu}/u.test(character) ? 0.7 : 0.6;
}
