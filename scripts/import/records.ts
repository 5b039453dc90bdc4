import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Language } from '#schemas/checks/explain-words.ts';
import { type JsonFault, parseStrictly } from '#schemas/checks/strict-json.ts';
import type { Refusal } from '#schemas/refusal.ts';
import { refusal, worded } from '#schemas/refusal.ts';
import { fileEncoding } from '#schemas/refusals/file-cases.ts';
import type { ReadRecord } from './command-of.ts';
import { csvTable } from './csv.ts';
import { documentRecords } from './documents.ts';
import { FileFault } from './file-fault.ts';
import { kindOf, type Source, sourcesOf } from './sources.ts';
import { tableRecords } from './table.ts';
import { byMark } from './text-of-bytes.ts';
import { xlsxTable } from './xlsx.ts';

/** One passport as it stands in a file. */
export interface FileRecord {
  /** What it is read from; behind an archive the member. */
  file: string;
  /** The line (in a table, the row) of the part at a JSON Pointer into the record, from 1. */
  line(pointer: string): number;
  /** In a table, the name of its column. */
  column?(pointer: string): string | undefined;
  /** What a person can click on: `file:line`, in a table with the cell. */
  place(pointer: string): string;
  /** Hash of the record as it stands there. */
  fingerprint(): string;
  /** Undefined when the text cannot be read; `fault` then says why. */
  value?: unknown;
  fault?: Refusal;
  /** Set instead of `value` when another thread has read it and found its command in order. */
  checked?: ReadRecord;
  /** Bytes of the file read so far, for the progress line. */
  bytes: number;
}

/** A line of a file without its break, or what another thread has made of it. */
export interface Line {
  /** Bytes, with the break. */
  length: number;
  text(): string;
  checked?: ReadRecord;
  fingerprint(): string;
}

/** A line as it stands in the file. */
export interface FileLine extends Line {
  bytes: Buffer;
}

/**
 * Reads passports from JSON (one, or a list), NDJSON (one per line), tables (CSV, XLSX) and ZIP archives of those. Import and
 * validation read with this, so they agree on what is in a file.
 * @param ahead the lines of an NDJSON file in UTF-8, when another thread reads them
 * @throws FileFault when a file, or the rest of it, cannot be read at all
 */
export async function* recordsOf(
  file: string,
  language: Language = 'en',
  ahead?: AsyncGenerator<Line[]>,
): AsyncGenerator<FileRecord> {
  if (ahead) yield* linesOf(file, ahead, language);
  else for (const source of await sourcesOf(file, language)) yield* recordsIn(source, language);
}

async function* recordsIn(source: Source, language: Language): AsyncGenerator<FileRecord> {
  switch (source.kind) {
    case 'document':
      return yield* documentRecords(source, language);
    case 'lines':
      return yield* linesOf(source.name, linesByBlock(source, await lineEncoding(source)), language);
    case 'csv':
      return yield* tableRecords(source.name, await csvTable(source, language), language);
    case 'xlsx':
      return yield* tableRecords(source.name, await xlsxTable(source, language), language);
  }
}

async function lineEncoding(source: Source): Promise<LineEncoding> {
  for await (const chunk of source.stream()) return byMark(chunk) === 'utf-16le' ? 'utf16le' : 'utf8';
  return 'utf8';
}

type LineEncoding = 'utf8' | 'utf16le';

/** NDJSON, also known as JSON Lines. */
export function isByLine(file: string): boolean {
  return kindOf(file) === 'lines';
}

export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Line by line, so that a file of a million passports needs no more memory than one of them. */
async function* linesOf(file: string, blocks: AsyncGenerator<Line[]>, language: Language): AsyncGenerator<FileRecord> {
  let number = 0;
  let bytes = 0;
  for await (const lines of blocks) {
    for (const { length, text, checked, fingerprint } of lines) {
      const at = ++number;
      bytes += length;
      const record = { file, line: () => at, place: () => `${file}:${at}`, fingerprint, bytes };
      if (checked) yield { ...record, checked };
      else if (text()) yield { ...record, ...parsed(text(), language) };
    }
  }
}

/** Bytes of one line; a thousand times a passport. */
const longestLine = 16_000_000;

/**
 * Cut before it is decoded: a line break is the same byte everywhere in UTF-8, and the same two in UTF-16.
 * @throws FileFault for a line without an end
 */
export async function* linesByBlock(from: string | Source, encoding: LineEncoding): AsyncGenerator<FileLine[]> {
  const lineBreak = Buffer.from('\n', encoding);
  const [name, chunks] = typeof from === 'string' ? [from, chunksOf(from)] : [from.name, from.stream()];
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  for await (const chunk of chunks) {
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const lines: FileLine[] = [];
    let start = 0;
    for (let end = breakIn(block, lineBreak, 0); end >= 0; end = breakIn(block, lineBreak, start)) {
      lines.push(lineFrom(block.subarray(start, end), encoding));
      start = end + lineBreak.length;
    }
    rest = block.subarray(start);
    number += lines.length;
    yield lines;
    if (rest.length > longestLine) throw endless(`${name}:${number + 1}`);
  }
  if (rest.length > 0) yield [lineFrom(rest, encoding)];
}

function chunksOf(file: string): AsyncIterable<Buffer> {
  return createReadStream(file, { highWaterMark: 2 ** 18 });
}

function endless(place: string): FileFault {
  const message = `This line is longer than ${longestLine / 1e6} MB; write one passport per line. The rest of this file was not read.`;
  return new FileFault('FILE_TOO_LARGE', place, message);
}

function lineFrom(bytes: Buffer, encoding: LineEncoding): FileLine {
  let text: string | undefined;
  return {
    length: bytes.length + 1,
    bytes,
    text: () =>
      (text ??= bytes
        .toString(encoding)
        .replace(/^\uFEFF/, '')
        .trimEnd()),
    fingerprint: () => hash('sha256', bytes, 'base64url'),
  };
}

/** In UTF-16 the two bytes also occur across two characters; then it is none. */
function breakIn(block: Buffer, lineBreak: Buffer, from: number): number {
  let at = block.indexOf(lineBreak, from);
  while (at >= 0 && (at - from) % lineBreak.length !== 0) at = block.indexOf(lineBreak, at + 1);
  return at;
}

/**
 * What a text of JSON holds. A replacement character is what decoding leaves of bytes that were no UTF-8; nobody writes one,
 * so a text with it came from another encoding here or on its way here.
 */
export function parsed(text: string, language: Language = 'en'): { value?: unknown; fault?: JsonFault } {
  const isUtf16 = text.slice(0, 64).includes('\0');
  const lost = isUtf16 ? 0 : text.indexOf('\uFFFD');
  if (lost >= 0) return { fault: { ...worded(isUtf16 ? utf16 : notUtf8, language), offset: lost } };
  return parseStrictly(text, language);
}

const utf16 = refusal('FILE_ENCODING', { ...fileEncoding.utf16, path: '' });
const notUtf8 = refusal('FILE_ENCODING', { ...fileEncoding.notUtf8, path: '' });

/** Whether a file begins with the byte-order mark of UTF-16. */
export async function isUtf16(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  return buffer[0] === 0xff && buffer[1] === 0xfe;
}
