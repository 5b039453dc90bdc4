import type { PassportFormat } from '../lines/format.ts';
import { untpLines } from './lines.ts';
import { isProductOfUntp, isUntp, readProductOfUntp, readUntp } from './read.ts';
import { writeUntp } from './write.ts';

/** The product passport of the United Nations Transparency Protocol, a credential, or the product in it. */
export const untp: PassportFormat = {
  name: 'untp-dpp',
  title: { de: 'UNTP Digital Product Passport', en: 'UNTP Digital Product Passport' },
  recognise(document) {
    if (isProductOfUntp(document)) return (language) => readProductOfUntp(document, language);
    return isUntp(document) ? (language) => readUntp(document, language) : undefined;
  },
  asElements: true,
  forms: [
    {
      name: 'untp-dpp',
      title: 'UNTP Digital Product Passport',
      versions: ['0.7.0'],
      lines: untpLines,
      write: writeUntp,
    },
  ],
};
