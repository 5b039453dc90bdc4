import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { lineOf } from './line-of.ts';

/** One passport as it stands in a file. */
export interface FileRecord {
  /** What a person can click on: `file:line` of the part at a JSON Pointer into the record. */
  place(pointer: string): string;
  /** Hash of the record as it stands there. */
  fingerprint(): string;
  /** Undefined when the text is no JSON; `fault` then says why. */
  value?: unknown;
  fault?: string;
  /** True when the command it makes has been validated already. */
  isValid?: boolean;
  /** Bytes of the file read so far, for the progress line. */
  bytes: number;
}

/** Lines of a file without their breaks; what another thread has found out about each, if one has looked. */
export interface LineBlock {
  lines: Buffer[];
  checks?: { fingerprint: string; isValid: boolean }[];
}

/**
 * Reads passports from JSON (one, or a list) and from NDJSON (one per line); UTF-8, or UTF-16 with a byte-order mark.
 * @param ahead the lines of an NDJSON file in UTF-8, when another thread reads them
 */
export async function* recordsOf(file: string, ahead?: AsyncGenerator<LineBlock>): AsyncGenerator<FileRecord> {
  if (ahead) yield* linesOf(file, ahead, 'utf8');
  else if (isByLine(file)) {
    const encoding = (await isUtf16(file)) ? 'utf16le' : 'utf8';
    yield* linesOf(file, linesByBlock(file, encoding), encoding);
  } else yield* documentOf(file);
}

/** NDJSON, also known as JSON Lines. */
export function isByLine(file: string): boolean {
  return /\.(ndjson|jsonl)$/i.test(file);
}

export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Line by line, so that a file of a million passports needs no more memory than one of them. */
async function* linesOf(
  file: string,
  blocks: AsyncGenerator<LineBlock>,
  encoding: 'utf8' | 'utf16le',
): AsyncGenerator<FileRecord> {
  let number = 0;
  let bytes = 0;
  for await (const { lines, checks } of blocks) {
    for (const [index, line] of lines.entries()) {
      number++;
      bytes += line.length + 1;
      const text = line
        .toString(encoding)
        .replace(/^\uFEFF/, '')
        .trimEnd();
      if (text === '') continue;
      const at = number;
      const { fingerprint, isValid } = checks?.[index] ?? { fingerprint: fingerprintOf(line), isValid: false };
      yield { place: () => `${file}:${at}`, fingerprint: () => fingerprint, isValid, bytes, ...parsed(text) };
    }
  }
}

/** Cut before it is decoded: a line break is the same byte everywhere in UTF-8, and the same two in UTF-16. */
export async function* linesByBlock(file: string, encoding: 'utf8' | 'utf16le'): AsyncGenerator<LineBlock> {
  const lineBreak = Buffer.from('\n', encoding);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) {
    const block = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = breakIn(block, lineBreak, 0); end >= 0; end = breakIn(block, lineBreak, start)) {
      lines.push(block.subarray(start, end));
      start = end + lineBreak.length;
    }
    rest = block.subarray(start);
    yield { lines };
  }
  if (rest.length > 0) yield { lines: [rest] };
}

/** Hash of a line as it stands there. */
export function fingerprintOf(line: Buffer): string {
  return hash('sha256', line, 'base64url');
}

/** In UTF-16 the two bytes also occur across two characters; then it is none. */
function breakIn(block: Buffer, lineBreak: Buffer, from: number): number {
  let at = block.indexOf(lineBreak, from);
  while (at >= 0 && (at - from) % lineBreak.length !== 0) at = block.indexOf(lineBreak, at + 1);
  return at;
}

async function* documentOf(file: string): AsyncGenerator<FileRecord> {
  const raw = await readFile(file);
  const encoding = raw[0] === 0xff && raw[1] === 0xfe ? 'utf16le' : 'utf8';
  const text = raw.toString(encoding).replace(/^\uFEFF/, '');
  const { value, fault } = parsed(text);
  const fingerprint = () => hash('sha256', JSON.stringify(value ?? text), 'base64url');
  if (fault !== undefined) {
    const line = /line (\d+)/.exec(fault)?.[1] ?? '1';
    yield { place: () => `${file}:${line}`, fingerprint, fault, bytes: raw.length };
  } else if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      yield {
        place: (pointer) => `${file}:${lineOf(text, `/${index}${pointer}`)}`,
        fingerprint: () => hash('sha256', JSON.stringify(each), 'base64url'),
        value: each,
        bytes: (raw.length * (index + 1)) / value.length,
      };
    }
  } else yield { place: (pointer) => `${file}:${lineOf(text, pointer)}`, fingerprint, value, bytes: raw.length };
}

export function parsed(text: string): { value?: unknown; fault?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (fault) {
    return { fault: `This is not JSON: ${(fault as Error).message.split('\n')[0]}` };
  }
}

/** Whether a file begins with the byte-order mark of UTF-16. */
export async function isUtf16(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  return buffer[0] === 0xff && buffer[1] === 0xfe;
}
