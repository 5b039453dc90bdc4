import type { Language } from '#schemas/checks/explain-words.ts';

/** A file, or the rest of it, cannot be read at all. What was read before it stays read. */
export class FileFault extends Error {
  readonly code: FileFaultCode;
  /** `file` or `file:line`. */
  readonly place: string;

  constructor(code: FileFaultCode, place: string, message: string) {
    super(message);
    this.code = code;
    this.place = place;
  }
}

export type FileFaultCode =
  | 'FILE_UNREADABLE'
  | 'FILE_TOO_LARGE'
  | 'FILE_ENCODING'
  | 'FILE_KIND'
  | 'ARCHIVE_REFUSED'
  | 'TABLE_REFUSED';

/** Also one that another thread has met, from which only what it holds came over. */
export function isFileFault(fault: unknown): fault is FileFault {
  return fault instanceof Error && 'place' in fault && typeof fault.place === 'string';
}

/** Bytes as people say them. */
export function sizeInWords(bytes: number, language: Language): string {
  const [divisor, unit] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB'];
  return `${(bytes / divisor).toLocaleString(language, { maximumFractionDigits: 1 })} ${unit}`;
}
