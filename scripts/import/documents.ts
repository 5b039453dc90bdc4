import { hash } from 'node:crypto';
import type { Language } from '#schemas/checks/explain-words.ts';
import { FileFault, sizeInWords } from './file-fault.ts';
import { lineAt, lineOf } from './line-of.ts';
import { type FileRecord, parsed } from './records.ts';
import { type Source, wholeOf } from './sources.ts';
import { byMark } from './text-of-bytes.ts';

/** Bytes of one JSON document, which is held in memory as a whole; some ten thousand passports. */
const largestDocument = 256_000_000;

/** A file of JSON: one passport, or a list of them. @throws FileFault when it is too large to be held. */
export async function* documentRecords(source: Source, language: Language): AsyncGenerator<FileRecord> {
  const { name: file } = source;
  const raw = await wholeOf(source, largestDocument, () => tooLarge(source, language));
  // Decoded leniently: what is no UTF-8 is said with its line where the text is parsed.
  const text = new TextDecoder(byMark(raw) ?? 'utf-8').decode(raw);
  const { value, fault } = parsed(text, language);
  const whole = { file, bytes: raw.length, fingerprint: () => fingerprintOf(value ?? text) };
  if (fault) {
    const line = () => lineAt(text, fault.offset);
    yield { ...whole, line, place: () => `${file}:${line()}`, fault };
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      const line = (pointer: string) => lineOf(text, `/${index}${pointer}`);
      yield {
        file,
        line,
        place: (pointer) => `${file}:${line(pointer)}`,
        fingerprint: () => fingerprintOf(each),
        value: each,
        bytes: (raw.length * (index + 1)) / value.length,
      };
    }
  } else {
    const line = (pointer: string) => lineOf(text, pointer);
    yield { ...whole, line, place: (pointer) => `${file}:${line(pointer)}`, value };
  }
}

function fingerprintOf(value: unknown): string {
  return hash('sha256', JSON.stringify(value), 'base64url');
}

function tooLarge({ name, size }: Source, language: Language): FileFault {
  const limit = sizeInWords(largestDocument, language);
  const message = {
    en: `This is ${sizeInWords(size, language)} of JSON in one piece, of which at most ${limit} are read. Write one passport per line (.ndjson), then there is no limit.`,
    de: `Das sind ${sizeInWords(size, language)} JSON am Stück; gelesen werden höchstens ${limit}. Mit einem Pass je Zeile (.ndjson) gibt es keine Grenze.`,
  }[language];
  return new FileFault('FILE_TOO_LARGE', name, message);
}
