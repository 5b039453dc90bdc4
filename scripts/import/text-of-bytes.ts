import type { Language } from '#schemas/checks/explain-words.ts';
import { fileEncoding } from '#schemas/refusals/file-cases.ts';
import { FileFault } from './file-fault.ts';
import type { Source } from './sources.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * How a file of text was written: its byte-order mark says so; without one it is UTF-8 if all of it can be, else what
 * Excel saves as "CSV" in western Europe. Reads the file once from beginning to end.
 * @throws FileFault for UTF-16 without its mark, which nobody can tell from anything else.
 */
export async function encodingOf(source: Source, language: Language): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of source.stream()) {
      const marked = isFirst ? byMark(chunk) : undefined;
      if (marked) return marked;
      if (isFirst) refuseUnmarked(chunk, source.name, language);
      isFirst = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf-8';
  } catch (fault) {
    if (fault instanceof TypeError) return 'windows-1252';
    throw fault;
  }
}

/** The text of a source, piece by piece, without the byte-order mark. */
export async function* textOf(source: Source, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source.stream()) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The encoding a byte-order mark names. */
export function byMark(bytes: Buffer): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return undefined;
}

/** Every other byte of UTF-16 is zero in the signs a table begins with. */
function refuseUnmarked(bytes: Buffer, name: string, language: Language): void {
  if (bytes.subarray(0, 64).includes(0)) throw new FileFault('FILE_ENCODING', name, fileEncoding.utf16[language]);
}
