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
  /** Bytes of the file read so far, for the progress line. */
  bytes: number;
}

/** Reads passports from JSON (one, or a list) and from NDJSON (one per line); UTF-8, or UTF-16 with a byte-order mark. */
export async function* recordsOf(file: string): AsyncGenerator<FileRecord> {
  if (/\.(ndjson|jsonl)$/i.test(file)) yield* linesOf(file);
  else yield* documentOf(file);
}

export async function sizeOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** Line by line, so that a file of a million passports needs no more memory than one of them. */
async function* linesOf(file: string): AsyncGenerator<FileRecord> {
  const encoding = (await beginsWithUtf16(file)) ? 'utf16le' : 'utf8';
  let number = 0;
  let bytes = 0;
  for await (const lines of linesByBlock(file, encoding)) {
    for (const line of lines) {
      number++;
      bytes += line.length + 1;
      const text = line
        .toString(encoding)
        .replace(/^\uFEFF/, '')
        .trimEnd();
      if (text === '') continue;
      const at = number;
      // The line itself has to stay no longer than the next ones take to be read.
      const fingerprint = hash('sha256', line, 'base64url');
      yield { place: () => `${file}:${at}`, fingerprint: () => fingerprint, bytes, ...parsed(text) };
    }
  }
}

/** Cut before it is decoded: a line break is the same byte everywhere in UTF-8, and the same two in UTF-16. */
async function* linesByBlock(file: string, encoding: 'utf8' | 'utf16le'): AsyncGenerator<Buffer[]> {
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
    yield lines;
  }
  if (rest.length > 0) yield [rest];
}

/** In UTF-16 the two bytes also occur across two characters; then it is none. */
function breakIn(block: Buffer, lineBreak: Buffer, from: number): number {
  let at = block.indexOf(lineBreak, from);
  while (at >= 0 && (at - from) % lineBreak.length !== 0) at = block.indexOf(lineBreak, at + 1);
  return at;
}

async function* documentOf(file: string): AsyncGenerator<FileRecord> {
  const raw = await readFile(file);
  const isUtf16 = raw[0] === 0xff && raw[1] === 0xfe;
  const text = raw.toString(isUtf16 ? 'utf16le' : 'utf8').replace(/^\uFEFF/, '');
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

function parsed(text: string): { value?: unknown; fault?: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (fault) {
    return { fault: `This is not JSON: ${(fault as Error).message.split('\n')[0]}` };
  }
}

async function beginsWithUtf16(file: string): Promise<boolean> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  return buffer[0] === 0xff && buffer[1] === 0xfe;
}
