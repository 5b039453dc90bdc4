import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Language } from '#schemas/checks/explain-words.ts';
import { FileFault } from './file-fault.ts';
import { zipMembers } from './zip.ts';

/** Something passports are read from: a file, or a member of a ZIP archive. It can be opened again and again. */
export interface Source {
  /** The file, behind an archive the member: `delivery.zip/june.csv`. */
  name: string;
  /** Bytes, unpacked. */
  size: number;
  kind: SourceKind;
  /** Its path, when it is a file of its own. */
  file?: string;
  stream(): AsyncIterable<Buffer>;
}

export type SourceKind = 'document' | 'lines' | 'csv' | 'xlsx';

/**
 * What a file holds: itself, or the members of an archive that can be read.
 * @throws FileFault when it is an archive that cannot be trusted or holds nothing that is read.
 */
export async function sourcesOf(file: string, language: Language): Promise<Source[]> {
  const found = await stat(file);
  if (!found.isFile()) throw new FileFault('FILE_KIND', file, sentences[language].noFile);
  const { size } = found;
  const beginning = await beginningOf(file);
  if (isOleFile(beginning)) throw new FileFault('FILE_KIND', file, sentences[language].oldExcel);
  const isPacked = ['PK\u0003\u0004', 'PK\u0005\u0006'].includes(beginning.subarray(0, 4).toString('latin1'));
  if (isPacked && !/\.xlsx$/i.test(file)) return zipMembers(file, language);
  const stream = () => createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>;
  return [{ name: file, file, size, kind: kindOf(file), stream }];
}

/** By the ending of its name; whatever is not known is read as JSON, as the formats of passports name theirs in many ways. */
export function kindOf(name: string): SourceKind {
  const [, ending = ''] = /\.([a-z]+)$/i.exec(name) ?? [];
  switch (ending.toLowerCase()) {
    case 'ndjson':
    case 'jsonl':
      return 'lines';
    case 'csv':
    case 'tsv':
      return 'csv';
    case 'xlsx':
      return 'xlsx';
    default:
      return 'document';
  }
}

/** The whole of a source. @throws FileFault when it is larger than `limit`, before it is read. */
export async function wholeOf(source: Source, limit: number, tooLarge: () => FileFault): Promise<Buffer> {
  if (source.size > limit) throw tooLarge();
  const chunks: Buffer[] = [];
  for await (const chunk of source.stream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Compound files of Microsoft: .xls, and any Office file under a password. */
function isOleFile(beginning: Buffer): boolean {
  return beginning.toString('hex') === 'd0cf11e0a1b11ae1';
}

const sentences = {
  en: {
    noFile: 'This is a folder, a device or a pipe; give the files themselves.',
    oldExcel: 'This is an old Excel file or one under a password; save it as .xlsx without a password.',
  },
  de: {
    noFile: 'Das ist ein Ordner, ein Gerät oder eine Pipe; bitte die Dateien selbst angeben.',
    oldExcel: 'Das ist eine alte Excel-Datei oder eine mit Kennwort; bitte als .xlsx ohne Kennwort speichern.',
  },
};
