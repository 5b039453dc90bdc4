import type { PassportFormat } from '../lines/format.ts';
import { inOurWords } from '../lines/found.ts';

/** Our own passports, which are said in our words as they stand. */
export const kreispass: PassportFormat = {
  name: 'kreispass',
  title: { de: 'Kreispass', en: 'Kreispass' },
  recognise: (document) => ('general' in document ? (language) => inOurWords(document, language) : undefined),
  ours: true,
  forms: [{ name: 'kreispass', title: 'Kreispass', versions: ['1'], write: (document) => ({ document, omitted: [] }) }],
};
