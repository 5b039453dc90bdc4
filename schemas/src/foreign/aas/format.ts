import type { PassportFormat } from '../lines/format.ts';
import { isAas } from './environment.ts';
import { aasLines } from './lines.ts';
import { aasParts } from './parts.ts';
import { readAas } from './read.ts';
import { writeAas } from './write.ts';

/** The digital battery passport of IDTA, in seven submodels of an Asset Administration Shell. */
export const aas: PassportFormat = {
  name: 'aas',
  title: { de: 'IDTA 02035 (AAS)', en: 'IDTA 02035 (AAS)' },
  recognise: (document) => (isAas(document) ? (language) => readAas(document, language) : undefined),
  parts: aasParts,
  forms: [
    {
      name: 'aas',
      title: 'IDTA 02035 as Asset Administration Shell, JSON',
      versions: ['1.0', '1.0.1', '1.0.2'],
      lines: aasLines,
      write: writeAas,
    },
  ],
};
