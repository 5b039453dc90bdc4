import { isUtf8 } from 'node:buffer';

/** A kind of document that is taken in, and how its bytes look. */
interface MediaType {
  /** What its file name ends with. */
  ending: string;
  looksLike(bytes: Buffer): boolean;
}

/**
 * What manuals, declarations and test reports come as. Nothing a browser would run: no HTML, no SVG, no office files with
 * macros, no archives.
 */
const mediaTypes: Readonly<Record<string, MediaType>> = {
  // ISO 32000-2 §7.5.2 and §7.5.5: header first, end-of-file marker last.
  'application/pdf': {
    ending: 'pdf',
    looksLike: (bytes) =>
      /^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8)) && bytes.subarray(-2048).includes('%%EOF'),
  },
  // ISO/IEC 15948 §5.2: signature, then a header chunk, and the end chunk last.
  'image/png': {
    ending: 'png',
    looksLike: (bytes) =>
      bytes.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n' &&
      bytes.toString('latin1', 12, 16) === 'IHDR' &&
      bytes.subarray(-12).includes('IEND'),
  },
  // ISO/IEC 10918-1 §B.1: start and end of image.
  'image/jpeg': {
    ending: 'jpg',
    looksLike: (bytes) => bytes.toString('hex', 0, 3) === 'ffd8ff' && bytes.subarray(-64).includes(endOfImage),
  },
  'text/plain': { ending: 'txt', looksLike: isText },
};
const endOfImage = Buffer.from('ffd9', 'hex');

export const takenMediaTypes: readonly string[] = Object.keys(mediaTypes);

/** What bytes are, whatever they are called; undefined for what is not taken in. */
export function mediaTypeOf(bytes: Buffer): string | undefined {
  return takenMediaTypes.find((name) => mediaTypes[name]?.looksLike(bytes));
}

/** A file name browsers can save under. */
export function endingOf(mediaType: string): string {
  return mediaTypes[mediaType]?.ending ?? 'bin';
}

/** UTF-8 without control characters, and nothing that begins like something else than text. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0 || !isUtf8(bytes)) return false;
  const unwanted = bytes.some(
    (byte) => (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13) || byte === 127,
  );
  return !unwanted && !/^\uFEFF?\s*(<|%PDF|\{\\rtf)/.test(bytes.toString('utf8', 0, 200));
}
